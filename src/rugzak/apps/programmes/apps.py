from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "rugzak.apps.programmes"
    label = "programmes"
