from django.apps import AppConfig


class HappeningsConfig(AppConfig):
    name = "rugzak.ground.happenings"
    label = "happenings"
