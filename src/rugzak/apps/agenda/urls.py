"""Addresses of the agenda."""

from django.urls import path

from rugzak.apps.agenda.views import (
    arranging,
    availability,
    deeds,
    feeds,
    hours,
    looks,
    moving,
    planning,
    roster,
    teams,
    visits,
)

app_name = "agenda"
urlpatterns = [
    path("", looks.own_agenda, name="agenda"),
    path("bezoek/<uuid:visit_id>/", visits.visit, name="visit"),
    path("bezoek/<uuid:visit_id>/geweest/", deeds.done, name="done"),
    path("bezoek/<uuid:visit_id>/niet-doorgegaan/", deeds.missed, name="missed"),
    path("bezoek/<uuid:visit_id>/later/", deeds.late, name="late"),
    path("bezoek/<uuid:visit_id>/afzeggen/", deeds.cancel, name="cancel"),
    path("bezoek/<uuid:visit_id>/toch-niet-geweest/", deeds.not_done, name="not_done"),
    path("bezoek/<uuid:visit_id>/terugzetten/", deeds.restore, name="restore"),
    path("bezoek/<uuid:visit_id>/verzetten/", moving.move, name="move"),
    path("bezoek/<uuid:visit_id>/opnieuw/", moving.again, name="again"),
    path("bezoek/<uuid:visit_id>/verzetten/terug/", moving.move_back, name="move_back"),
    path("nieuw/", planning.plan, name="plan"),
    path("bezoek/<uuid:visit_id>/afzeggen/volgende/", arranging.cancel_following, name="cancel_following"),
    path(
        "bezoek/<uuid:visit_id>/terugzetten/volgende/", arranging.restore_following, name="restore_following"
    ),
    path("bezoek/<uuid:visit_id>/opvang/", arranging.ask_relief, name="ask_relief"),
    path("bezoek/<uuid:visit_id>/opvang/intrekken/", arranging.withdraw_relief, name="withdraw_relief"),
    path("bezoek/<uuid:visit_id>/invallen/", arranging.ask_stand_in, name="ask_stand_in"),
    path("opvang/", arranging.reliefs, name="reliefs"),
    path("opvang/<uuid:relief_id>/", arranging.answer_relief, name="answer_relief"),
    path("invallen/", arranging.stand_ins, name="stand_ins"),
    path("invallen/<uuid:offer_id>/", arranging.answer_stand_in, name="answer_stand_in"),
    path("invallen/<uuid:offer_id>/welkom/", arranging.answer_welcome, name="answer_welcome"),
    path("invallen/<uuid:offer_id>/intrekken/", arranging.withdraw_stand_in, name="withdraw_stand_in"),
    path("weg/", arranging.leave, name="leave"),
    path("weg/coach/<uuid:member_id>/", arranging.leave_of, name="leave_of"),
    path("weg/<uuid:away_id>/vragen/", arranging.ask_stand_ins, name="ask_stand_ins"),
    path("team/<uuid:team_id>/tijden/", teams.team_windows, name="team_windows"),
    path("team/<uuid:team_id>/tijden/<uuid:window_id>/", teams.remove_window, name="remove_window"),
    path("bereikbaar/", teams.reaching, name="reaching"),
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
    path("rooster/", roster.roster, name="roster"),
    path("rooster/rooster-rugzak.csv", roster.roster_csv, name="roster_csv"),
    path("rooster/rooster-rugzak.ics", roster.roster_ics, name="roster_ics"),
    path("kalender/", feeds.calendar, name="calendar"),
    path("kalender/intrekken/", feeds.end_calendar, name="end_calendar"),
    path("kalender/<str:token>.ics", feeds.feed, name="feed"),
]
