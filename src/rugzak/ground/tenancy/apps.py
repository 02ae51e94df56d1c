from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "rugzak.ground.tenancy"
    label = "tenancy"
