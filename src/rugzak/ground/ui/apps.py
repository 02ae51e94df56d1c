"""Registers the interface with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "rugzak.ground.ui"
    label = "ui"
    verbose_name = "Interface"
