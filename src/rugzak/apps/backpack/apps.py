"""The bag of a coach, and finding in it."""

from django.apps import AppConfig


class BackpackConfig(AppConfig):
    name = "rugzak.apps.backpack"
    label = "backpack"
