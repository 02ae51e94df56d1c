from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "rugzak.ground.exchange"
    label = "exchange"
