from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "rugzak.apps.reflection"
    label = "reflection"

    def ready(self) -> None:
        from rugzak.apps.reflection import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
