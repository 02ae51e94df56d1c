from django.apps import AppConfig


class PocketConfig(AppConfig):
    name = "rugzak.ground.pocket"
    label = "pocket"
