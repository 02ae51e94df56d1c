"""The library: what the organisation wants everybody to be able to read."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "rugzak.apps.library"
    label = "library"
