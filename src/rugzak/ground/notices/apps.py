from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "rugzak.ground.notices"
    label = "notices"
