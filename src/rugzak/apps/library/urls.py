"""Addresses of the library."""

from django.urls import path

from rugzak.apps.library import views

app_name = "library"
urlpatterns = [
    path("", views.library, name="library"),
    path("nieuw/", views.start, name="start"),
    path("<uuid:piece_id>/", views.piece, name="piece"),
    path("<uuid:piece_id>/wijzigen/", views.change, name="change"),
    path("<uuid:piece_id>/intrekken/", views.withdraw, name="withdraw"),
    path("<uuid:piece_id>/versie/<int:number>/", views.version, name="version"),
]
