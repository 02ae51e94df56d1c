from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "rugzak.ground.live"
    label = "live"
