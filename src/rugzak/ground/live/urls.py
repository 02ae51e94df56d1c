from django.urls import path

from rugzak.ground.live import views

app_name = "live"
urlpatterns = [
    path("live/", views.stream, name="stream"),
    path("live/proef/", views.probe, name="probe"),
]
