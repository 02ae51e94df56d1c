from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "rugzak.apps.reflection"
    label = "reflection"
