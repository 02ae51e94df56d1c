from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "rugzak.apps.cards"
    label = "cards"
