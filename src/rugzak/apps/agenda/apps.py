from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "rugzak.apps.agenda"
    label = "agenda"
