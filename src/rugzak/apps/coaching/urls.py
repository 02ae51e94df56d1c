"""Addresses of looking back."""

from django.urls import path

from rugzak.apps.coaching.views import deciding, looking, observing

app_name = "coaching"
urlpatterns = [
    path("", looking.mine, name="mine"),
    path("aangeboden/", deciding.offered, name="offered"),
    path("<uuid:visit_id>/", looking.look_back, name="look_back"),
    path("<uuid:visit_id>/schrijven/", looking.write, name="write"),
    path("<uuid:visit_id>/wissen/", looking.erase_words, name="erase_words"),
    path("<uuid:visit_id>/afspraak/", looking.agree, name="agree"),
    path("<uuid:visit_id>/observatie/", observing.draft, name="draft"),
    path("observatie/<uuid:observation_id>/", deciding.observation, name="observation"),
    path("observatie/<uuid:observation_id>/wijzigen/", observing.change, name="change"),
    path("observatie/<uuid:observation_id>/aanbieden/", observing.offer, name="offer"),
    path("observatie/<uuid:observation_id>/terugnemen/", observing.take_back, name="take_back"),
    path("observatie/<uuid:observation_id>/ja/", deciding.accept, name="accept"),
    path("observatie/<uuid:observation_id>/nee/", deciding.refuse, name="refuse"),
    path("observatie/<uuid:observation_id>/weg/", deciding.throw_away, name="throw_away"),
]
