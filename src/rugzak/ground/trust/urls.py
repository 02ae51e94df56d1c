"""Addresses of sharing that every app's pages use."""

from django.urls import path

from rugzak.ground.trust import views

app_name = "trust"
urlpatterns = [
    path("van-mij/delen/<uuid:grant_id>/stop/", views.stop_sharing, name="stop_sharing"),
]
