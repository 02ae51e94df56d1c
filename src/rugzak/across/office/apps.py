from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "rugzak.across.office"
    label = "office"
