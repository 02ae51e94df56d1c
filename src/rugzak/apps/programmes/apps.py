from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "rugzak.apps.programmes"
    label = "programmes"

    def ready(self) -> None:
        from rugzak.apps.programmes import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
