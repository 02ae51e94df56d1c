"""Every address, in Dutch; names are English."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rugzak.config.operation.health")),
]
