from django.urls import path

from rugzak.ground.notices import views

app_name = "notices"
urlpatterns = [
    path("meldingen/", views.inbox, name="inbox"),
    path("meldingen/bel/", views.bell, name="bell"),
    path("meldingen/gezien/", views.see_all, name="see_all"),
    path("meldingen/ongedaan/<int:moment>/", views.unsee, name="unsee"),
    path("meldingen/instellen/", views.choices, name="choices"),
    path("meldingen/<uuid:notice_id>/", views.open_notice, name="open"),
    path("meldingen/<uuid:notice_id>/gezien/", views.see, name="seen"),
    path("demo/post/", views.demo_post, name="demo_post"),
]
