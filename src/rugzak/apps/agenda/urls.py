"""Addresses of the agenda."""

from django.urls import path

from rugzak.apps.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.own_agenda, name="agenda"),
    path("bezoek/<uuid:visit_id>/", views.visit, name="visit"),
    path("bezoek/<uuid:visit_id>/geweest/", views.done, name="done"),
    path("bezoek/<uuid:visit_id>/afzeggen/", views.cancel, name="cancel"),
    path("bezoek/<uuid:visit_id>/terugzetten/", views.restore, name="restore"),
]
