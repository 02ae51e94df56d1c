"""Addresses of the bag."""

from django.urls import path

from rugzak.apps.backpack import asking, views

app_name = "backpack"
urlpatterns = [
    path("", views.bag, name="bag"),
    path("nieuw/", views.write, name="write"),
    path("zoeken/", views.search, name="search"),
    path("vragen/", asking.questions, name="questions"),
    path("vragen/nieuw/", asking.ask, name="ask"),
    path("vragen/<uuid:question_id>/", asking.question, name="question"),
    path("vragen/<uuid:question_id>/niet-meegemaakt/", asking.never, name="never"),
    path("vragen/<uuid:question_id>/genoeg/", asking.close, name="close"),
    path("<uuid:item_id>/", views.item, name="item"),
    path("<uuid:item_id>/wijzigen/", views.change, name="change"),
    path("<uuid:item_id>/weg/", views.throw_away, name="throw_away"),
    path("<uuid:item_id>/terug/", views.fetch_back, name="fetch_back"),
    path("<uuid:item_id>/delen/", views.share, name="share"),
    path("delen/<uuid:share_id>/stop/", views.stop_sharing, name="stop_sharing"),
    path("bezoek/<uuid:visit_id>/", views.hand_out, name="hand_out"),
    path("meegekregen/<uuid:handout_id>/", views.handout, name="handout"),
]
