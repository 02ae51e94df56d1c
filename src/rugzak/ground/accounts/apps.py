from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rugzak.ground.accounts"
    label = "accounts"
