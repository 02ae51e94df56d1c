"""Addresses of notes to oneself."""

from django.urls import path

from rugzak.apps.reflection.views import notes, sharing

app_name = "reflection"
urlpatterns = [
    path("", notes.notes, name="notes"),
    path("nieuw/", notes.write, name="write"),
    path("<uuid:note_id>/", notes.note, name="note"),
    path("<uuid:note_id>/wijzigen/", notes.change, name="change"),
    path("<uuid:note_id>/delen/", sharing.share, name="share"),
    path("<uuid:note_id>/weg/", notes.throw_away, name="throw_away"),
    path("<uuid:note_id>/terug/", notes.fetch_back, name="fetch_back"),
]
