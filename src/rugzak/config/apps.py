"""The last app to start: it connects who tells to who listens."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "rugzak.config"
    label = "config"

    def ready(self) -> None:
        from rugzak.config import wiring  # noqa: PLC0415 (needs the loaded apps)

        wiring.connect()
