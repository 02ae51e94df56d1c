from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "rugzak.ground.jobs"
    label = "jobs"
