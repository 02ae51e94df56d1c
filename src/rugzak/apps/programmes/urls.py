"""Addresses of programmes."""

from django.urls import path

from rugzak.apps.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.programmes, name="programmes"),
    path("begin/", views.start, name="start"),
    path("<uuid:programme_id>/aan/", views.switch_on, name="switch_on"),
    path("<uuid:programme_id>/uit/", views.switch_off, name="switch_off"),
    path("<uuid:programme_id>/aanstellen/", views.appoint, name="appoint"),
    path("aanstellingen/<uuid:appointment_id>/stoppen/", views.end_appointment, name="end_appointment"),
]
