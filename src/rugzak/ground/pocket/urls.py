"""Addresses of the pocket. The worker stands at the root, because it may only serve what lies below it."""

from django.urls import path

from rugzak.ground.pocket import views

app_name = "pocket"
urlpatterns = [
    path("broekzak.js", views.worker, name="worker"),
    path("zonder-verbinding/", views.shell, name="shell"),
    path("wacht-op-verzending/", views.waiting, name="waiting"),
    path("bij-me/", views.take_along, name="take_along"),
    path("beginscherm/nee/", views.no_install, name="no_install"),
    path("bij-me/verstuur/", views.send, name="send"),
]
