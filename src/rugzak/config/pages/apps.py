from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "rugzak.config.pages"
    label = "pages"
