"""The last app to start: it refuses to run unsafely, and connects who tells to who listens."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "rugzak.config"
    label = "config"

    def ready(self) -> None:
        from rugzak.config import starting, wiring  # noqa: PLC0415 (needs the loaded apps)

        starting.refuse_unsafe_start()
        wiring.connect()
