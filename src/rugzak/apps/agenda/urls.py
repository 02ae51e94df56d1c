"""Addresses of the agenda."""

from django.urls import path

from rugzak.apps.agenda.views import feeds, visits

app_name = "agenda"
urlpatterns = [
    path("", visits.own_agenda, name="agenda"),
    path("bezoek/<uuid:visit_id>/", visits.visit, name="visit"),
    path("bezoek/<uuid:visit_id>/geweest/", visits.done, name="done"),
    path("bezoek/<uuid:visit_id>/afzeggen/", visits.cancel, name="cancel"),
    path("bezoek/<uuid:visit_id>/terugzetten/", visits.restore, name="restore"),
    path("kalender/", feeds.calendar, name="calendar"),
    path("kalender/intrekken/", feeds.end_calendar, name="end_calendar"),
    path("kalender/<str:token>.ics", feeds.feed, name="feed"),
]
