from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "rugzak.ground.trust"
    label = "trust"

    def ready(self) -> None:
        from rugzak.ground.trust import rules  # noqa: F401, PLC0415 (names its permissions; needs the loaded models)
