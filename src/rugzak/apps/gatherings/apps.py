from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "rugzak.apps.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from rugzak.apps.gatherings import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
