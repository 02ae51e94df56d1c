from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "rugzak.across.office"
    label = "office"

    def ready(self) -> None:
        from rugzak.across.office import rules  # noqa: F401, PLC0415 (names its permissions; needs the models)
