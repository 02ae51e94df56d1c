from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "rugzak.across.desk"
    label = "desk"
