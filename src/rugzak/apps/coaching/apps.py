"""Looking back on a visit: keyed on the visit, read by the colleague and the coach alone."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "rugzak.apps.coaching"
    label = "coaching"
