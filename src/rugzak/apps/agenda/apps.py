from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "rugzak.apps.agenda"
    label = "agenda"

    def ready(self) -> None:
        from rugzak.apps.agenda import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
