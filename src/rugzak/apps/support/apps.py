from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "rugzak.apps.support"
    label = "support"

    def ready(self) -> None:
        from rugzak.apps.support import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
