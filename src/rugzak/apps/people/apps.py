from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rugzak.apps.people"
    label = "people"

    def ready(self) -> None:
        from rugzak.apps.people import rules  # noqa: F401, PLC0415 (names its permissions; needs the models)
