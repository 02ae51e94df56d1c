"""Addresses of questions for help."""

from django.urls import path

from rugzak.apps.support import views
from rugzak.apps.support.asking import ask

app_name = "support"
urlpatterns = [
    path("mijn/", views.own_requests, name="own"),
    path("vragen/", ask, name="ask"),
    path("regio/", views.region_requests, name="region"),
    path("team/", views.team_requests, name="team"),
    path("<uuid:request_id>/", views.support_request, name="request"),
    path("<uuid:request_id>/oppakken/", views.accept, name="accept"),
    path("<uuid:request_id>/plannen/", views.plan, name="plan"),
    path("<uuid:request_id>/terugtrekken/", views.withdraw, name="withdraw"),
    path("<uuid:request_id>/afsluiten/", views.close, name="close"),
]
