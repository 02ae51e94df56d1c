"""Addresses of the agenda."""

from django.urls import path

from rugzak.apps.agenda.views import availability, deeds, feeds, hours, moving, visits

app_name = "agenda"
urlpatterns = [
    path("", visits.own_agenda, name="agenda"),
    path("bezoek/<uuid:visit_id>/", visits.visit, name="visit"),
    path("bezoek/<uuid:visit_id>/geweest/", deeds.done, name="done"),
    path("bezoek/<uuid:visit_id>/niet-doorgegaan/", deeds.missed, name="missed"),
    path("bezoek/<uuid:visit_id>/later/", deeds.late, name="late"),
    path("bezoek/<uuid:visit_id>/afzeggen/", deeds.cancel, name="cancel"),
    path("bezoek/<uuid:visit_id>/terugzetten/", deeds.restore, name="restore"),
    path("bezoek/<uuid:visit_id>/verzetten/", moving.move, name="move"),
    path("bezoek/<uuid:visit_id>/opnieuw/", moving.again, name="again"),
    path("bezoek/<uuid:visit_id>/verzetten/terug/", moving.move_back, name="move_back"),
    path("beschikbaar/", availability.availability, name="availability"),
    path("beschikbaar/weg/", availability.add_away, name="add_away"),
    path("beschikbaar/weg/<uuid:away_id>/", availability.remove_away, name="remove_away"),
    path("uren/", hours.own_hours, name="hours"),
    path("uren/coaches/", hours.hours_of_coaches, name="coach_hours"),
    path(
        "uren/<uuid:appointment_id>/<int:year>/<int:week>/",
        hours.overrun,
        name="overrun",
    ),
    path("kalender/", feeds.calendar, name="calendar"),
    path("kalender/intrekken/", feeds.end_calendar, name="end_calendar"),
    path("kalender/<str:token>.ics", feeds.feed, name="feed"),
]
