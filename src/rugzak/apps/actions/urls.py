"""Addresses of actions."""

from django.urls import path

from rugzak.apps.actions import views

app_name = "actions"
urlpatterns = [
    path("", views.actions, name="actions"),
    path("nieuw/", views.add, name="add"),
    path("<uuid:action_id>/gedaan/", views.done, name="done"),
    path("<uuid:action_id>/toch-niet/", views.undo, name="undo"),
    path("<uuid:action_id>/verzetten/", views.move, name="move"),
    path("<uuid:action_id>/weg/", views.throw_away, name="throw_away"),
]
