"""Addresses about one's own data, and the public statement."""

from django.urls import path

from rugzak.across.privacy.views import data, keeping, mine, officer, outgoing, public

app_name = "privacy"
urlpatterns = [
    path("van-mij/", mine.mine, name="mine"),
    path("van-mij/wie-zag-wat/", mine.who_saw_what, name="who_saw_what"),
    path("van-mij/wie-zag-wat/afdrukken/", mine.who_saw_what_print, name="who_saw_what_print"),
    path("van-mij/wie-zag-wat/lijst.csv", mine.who_saw_what_csv, name="who_saw_what_csv"),
    path("van-mij/gegevens/", data.my_data, name="my_data"),
    path("van-mij/gegevens/mijn-gegevens.json", data.my_data_json, name="my_data_json"),
    path("privacy/", public.statement, name="statement"),
    path("privacy/regels/", public.rules, name="rules"),
    path("toezicht/bewaren/", keeping.keeping, name="keeping"),
    path("toezicht/bewaren/wissen/<uuid:member_id>/", keeping.erase, name="erase"),
    path("instellingen/meenemen/", outgoing.exports, name="exports"),
    path("instellingen/meenemen/maken/", outgoing.make_export, name="make_export"),
    path("instellingen/meenemen/<uuid:export_id>.zip", outgoing.fetch_export, name="fetch_export"),
    path("toezicht/logboek/", officer.log, name="log"),
]
