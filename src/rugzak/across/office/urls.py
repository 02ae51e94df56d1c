"""Addresses of the settings, the set-up and the history."""

from django.urls import path, register_converter

from rugzak.across.office.views import files, history, settings
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
    path("bestanden/", files.files, name="files"),
    path("bestanden/nieuw/<slug:kind>/", files.upload, name="upload"),
    path("bestanden/voorbeeld/<slug:kind>.csv", files.example, name="file_example"),
    path("bestanden/<uuid:upload_id>/", files.file, name="file"),
    path("bestanden/<uuid:upload_id>/kolommen/", files.columns, name="file_columns"),
    path("bestanden/<uuid:upload_id>/opnieuw/", files.check_again, name="check_file_again"),
    path("bestanden/<uuid:upload_id>/verwerken/", files.carry_out, name="carry_out_file"),
    path("bestanden/<uuid:upload_id>/bevestigen/", files.confirm, name="confirm_file"),
    path("bestanden/<uuid:upload_id>/weg/", files.withdraw, name="withdraw_file"),
    path("bestanden/<uuid:upload_id>/twijfel/", files.decide, name="decide_lines"),
    path("bestanden/<uuid:upload_id>/twijfel/<uuid:line_id>/", files.decide, name="decide_line"),
    path("bestanden/<uuid:upload_id>/geweigerd.csv", files.refused, name="refused_rows"),
    path("eerste-stappen/", history.first_steps, name="first_steps"),
    path("logo/<digest:digest>/", history.logo_image, name="logo"),
    path("stijl/<colour:colour>.css", history.style, name="style"),
]
