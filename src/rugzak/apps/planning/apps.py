from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "rugzak.apps.planning"
    label = "planning"

    def ready(self) -> None:
        from rugzak.apps.planning import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
