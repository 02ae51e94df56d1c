from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "rugzak.across.privacy"
    label = "privacy"
