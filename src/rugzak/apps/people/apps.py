from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rugzak.apps.people"
    label = "people"
