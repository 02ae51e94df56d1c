"""Addresses of questions for help."""

from django.urls import path

from rugzak.apps.support import ending, offers, suggesting, views
from rugzak.apps.support.asking import ask
from rugzak.apps.support.steering import steering

app_name = "support"
urlpatterns = [
    path("mijn/", views.own_requests, name="own"),
    path("vragen/", ask, name="ask"),
    path("voor-een-collega/", suggesting.suggest, name="suggest"),
    path("voor-een-collega/<uuid:suggestion_id>/terug/", suggesting.take_back, name="take_back"),
    path("voor-jou/<uuid:suggestion_id>/", suggesting.suggestion, name="suggestion"),
    path("regio/", views.region_requests, name="region"),
    path("team/", views.team_requests, name="team"),
    path("programma/", steering, name="steering"),
    path("voorstel/<uuid:offer_id>/", offers.answer_offer, name="answer_offer"),
    path("<uuid:request_id>/", views.support_request, name="request"),
    path("<uuid:request_id>/oppakken/", views.accept, name="accept"),
    path("<uuid:request_id>/voorstellen/", offers.propose, name="propose"),
    path("<uuid:request_id>/doorgeven/", offers.pass_on, name="pass_on"),
    path("<uuid:request_id>/plannen/", views.plan, name="plan"),
    path("<uuid:request_id>/terugtrekken/", views.withdraw, name="withdraw"),
    path("<uuid:request_id>/afsluiten/", ending.close, name="close"),
    path("<uuid:request_id>/afronden/", ending.round_off, name="round_off"),
    path("<uuid:request_id>/nog-niet-klaar/", ending.keep_open, name="keep_open"),
    path("<uuid:request_id>/heropenen/", ending.reopen, name="reopen"),
]
