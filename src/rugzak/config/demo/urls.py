"""Addresses of the demo, included in demo mode only."""

from django.urls import path

from rugzak.config.demo import hats

app_name = "demo"
urlpatterns = [
    path("hoeden/", hats.choose, name="hats"),
    path("hoeden/op/", hats.wear, name="wear"),
]
