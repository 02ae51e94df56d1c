from django.apps import AppConfig


class PrintConfig(AppConfig):
    name = "rugzak.ground.print"
    label = "print"
