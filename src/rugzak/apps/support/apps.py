from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "rugzak.apps.support"
    label = "support"
