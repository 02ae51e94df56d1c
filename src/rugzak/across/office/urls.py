"""Addresses of the settings, the set-up and the history."""

from django.urls import path, register_converter

from rugzak.across.office.views import history, settings
from rugzak.ground.tenancy.words import Language


class LanguageConverter:
    regex = "|".join(sorted(Language.values, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ColourConverter(LanguageConverter):
    regex = "[0-9a-f]{6}"


class DigestConverter(LanguageConverter):
    regex = "[0-9a-f]{64}"


register_converter(LanguageConverter, "language")
register_converter(ColourConverter, "colour")
register_converter(DigestConverter, "digest")

app_name = "office"
urlpatterns = [
    path("instellingen/", settings.settings, name="settings"),
    path("instellingen/organisatie/", settings.organisation, name="organisation"),
    path("instellingen/woorden/<language:language>/", settings.words, name="words"),
    path("instellingen/woorden/<language:language>/voorbeeld/", settings.words_example, name="words_example"),
    path("instellingen/afspraken/", settings.promises, name="promises"),
    path("instellingen/kleinste-groepen/", settings.floors, name="floors"),
    path("instellingen/kleinste-groepen/<uuid:proposal_id>/", settings.decide_floor, name="decide_floor"),
    path("instellingen/vertrouwelijkheid/", settings.confidentiality, name="confidentiality"),
    path("instellingen/logo/", settings.logo, name="set_logo"),
    path("instellingen/logo/weg/", settings.remove_logo, name="remove_logo"),
    path("instellingen/geschiedenis/", history.history, name="history"),
    path("instellingen/geschiedenis/rollen/", history.history, {"about": "rollen"}, name="role_history"),
    path("eerste-stappen/", history.first_steps, name="first_steps"),
    path("logo/<digest:digest>/", history.logo_image, name="logo"),
    path("stijl/<colour:colour>.css", history.style, name="style"),
]
