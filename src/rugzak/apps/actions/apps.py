"""Something to do, with an owner and a date. What it came from lives in the app that gave it."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "rugzak.apps.actions"
    label = "actions"
