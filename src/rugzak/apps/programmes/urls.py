"""Addresses of programmes."""

from django.urls import path

from rugzak.apps.programmes.views import coaches, own_coach, programmes

app_name = "programmes"
urlpatterns = [
    path("", programmes.programmes, name="programmes"),
    path("begin/", programmes.start, name="start"),
    path("jouw-coach/", own_coach.own_coach, name="own_coach"),
    path("vaste-coach/<uuid:member_id>/", own_coach.give_coach, name="give_coach"),
    path("<uuid:programme_id>/", programmes.programme, name="programme"),
    path("<uuid:programme_id>/wijzigen/", programmes.change, name="change"),
    path("<uuid:programme_id>/mensen/", coaches.coaches, name="coaches"),
    path("<uuid:programme_id>/aan/", programmes.switch_on, name="switch_on"),
    path("<uuid:programme_id>/uit/", programmes.switch_off, name="switch_off"),
    path("<uuid:programme_id>/aanstellen/", coaches.appoint, name="appoint"),
    path(
        "aanstellingen/<uuid:appointment_id>/wijzigen/", coaches.change_appointment, name="change_appointment"
    ),
    path("aanstellingen/<uuid:appointment_id>/stoppen/", coaches.end_appointment, name="end_appointment"),
]
