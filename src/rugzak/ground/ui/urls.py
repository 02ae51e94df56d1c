"""Addresses of the interface itself."""

from django.urls import path

from rugzak.ground.ui import views

app_name = "ui"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("onderdelen/", views.gallery, name="gallery"),
]
