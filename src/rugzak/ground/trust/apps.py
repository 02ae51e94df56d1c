from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "rugzak.ground.trust"
    label = "trust"
