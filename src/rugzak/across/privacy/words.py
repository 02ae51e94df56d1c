"""Choices and names on the pages about one's own data. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Show(models.TextChoices):
    """Which lines of the log to show."""

    ALL = "alles", _("Alles")
    OPENED = "bekeken", _("Bekeken")
    REFUSED = "geweigerd", _("Geweigerd")


# Who looked is told by name for so long; after that the log says that it was a colleague.
NAMES_SHOWN = timedelta(days=2 * 365)
LINES_PER_PAGE = 25
LINES_ON_OVERVIEW = 3
ROWS_SHOWN = 25

# What a column that has no name for people is called on the page "Mijn gegevens".
FIELD_WORDS = {
    "at": _("wanneer"),
    "about_id": _("over wie"),
    "by_id": _("wie"),
    "changed_at": _("gewijzigd"),
    "created": _("gemaakt"),
    "created_at": _("gemaakt"),
    "given_at": _("gegeven"),
    "granted_at": _("gegeven"),
    "granted_by": _("gegeven door"),
    "confirmed_by": _("bevestigd door"),
    "issued_by": _("gegeven door"),
    "issued_at": _("gegeven"),
    "expires_at": _("geldig tot"),
    "expire_date": _("geldig tot"),
    "used_at": _("gebruikt"),
    "last_used_at": _("gebruikt"),
    "withdrawn_at": _("teruggenomen"),
    "ended_at": _("gestopt"),
    "started_at": _("begonnen"),
    "kind": _("soort"),
    "type": _("soort"),
    "purpose": _("waarvoor"),
    "outcome": _("wat er gebeurde"),
    "reader_id": _("wie keek"),
    "on_behalf_of_id": _("namens"),
    "owner": _("van wie"),
    "shared_with": _("met wie"),
    "member": _("wie"),
    "user": _("wie"),
    "lane": _("hoe zeker ingelogd"),
    "made_at": _("gemaakt"),
    "erased_at": _("gewist"),
    "written_at": _("geschreven"),
    "thrown_away_at": _("weggegooid"),
    "title": _("titel"),
    "body": _("tekst"),
    "last_login": _("laatst ingelogd"),
    "verified": _("bevestigd"),
    "primary": _("eerste adres"),
    "is_active": _("mag inloggen"),
    "pgh_created_at": _("wanneer"),
    "pgh_by": _("wie"),
    "pgh_label": _("wat er gebeurde"),
    "wrong_pins": _("foute pincodes"),
    "accepted_at": _("aangenomen"),
    "action": _("afspraak"),
    "answered_at": _("beantwoord"),
    "answered_by": _("beantwoord door"),
    "appointment": _("aanstelling"),
    "asked_at": _("gevraagd"),
    "asked_by": _("gevraagd door"),
    "asked_by_id": _("gevraagd door"),
    "asked_on": _("gevraagd op"),
    "asker": _("wie vroeg"),
    "before": _("eerder"),
    "by": _("door"),
    "by_mail": _("per mail"),
    "came": _("was er"),
    "card": _("kaart"),
    "closed_at": _("gesloten"),
    "coach": _("coach"),
    "cohost": _("wie overneemt"),
    "colleague": _("collega"),
    "colleague_says": _("collega zegt ja"),
    "decided_by_id": _("besloten door"),
    "deck": _("set"),
    "done_at": _("gedaan"),
    "during": _("wanneer"),
    "ended_on": _("gestopt"),
    "engagement": _("begeleiding"),
    "expires_on": _("geldig tot"),
    "first_answered_at": _("eerste antwoord"),
    "given_by": _("gegeven door"),
    "giver": _("van wie"),
    "halves": _("halve dagen"),
    "host": _("wie begeleidt"),
    "html": _("opmaak van de mail"),
    "if_then": _("als en dan"),
    "in_charge": _("wie de regie heeft"),
    "is_on": _("aan"),
    "is_online": _("doet online mee"),
    "is_open": _("staat open"),
    "item": _("uit de rugzak"),
    "kept_at": _("bewaard"),
    "lens": _("waar op gelet"),
    "link": _("adres"),
    "location": _("locatie"),
    "member_id": _("wie"),
    "month": _("maand"),
    "name": _("naam"),
    "offer": _("voorstel"),
    "on_bell": _("bij de bel"),
    "part": _("als wat"),
    "programme": _("programma"),
    "proposed_at": _("voorgesteld"),
    "region": _("regio"),
    "release": _("vrij van dienst"),
    "remind_at": _("herinneren op"),
    "reminded_at": _("herinnerd"),
    "request": _("vraag"),
    "rounded_off_at": _("afgerond"),
    "seen": _("gezien"),
    "seen_at": _("gezien"),
    "sent_at": _("verstuurd"),
    "sentence": _("zin erbij"),
    "series": _("reeks"),
    "settings_link": _("adres van de keuzes"),
    "settled_at": _("beslist"),
    "since": _("sinds"),
    "skipped": _("overgeslagen dagen"),
    "stand_in": _("wie invalt"),
    "stand_in_says": _("invaller zegt ja"),
    "state": _("stand"),
    "subject": _("onderwerp"),
    "subject_id": _("waarover"),
    "team": _("team"),
    "text": _("tekst"),
    "to": _("aan wie"),
    "together": _("samen verzet"),
    "user_id": _("wie"),
    "version": _("versie"),
    "visit": _("bezoek"),
    "waits_since": _("wacht sinds"),
    "wish": _("wens"),
    "written_by": _("geschreven door"),
    "facts": _("feiten"),
}


class TermKind(models.TextChoices):
    """What makes something go; the page about keeping is in these parts."""

    LEAVING = "leaving", _("Gaat weg na het werk hier")
    NAMES = "names", _("Namen van wie lang geleden wegging")
    OWN_CLOCK = "own-clock", _("Gaat na een vaste tijd")
    HISTORY = "history", _("Wie wat veranderde")
    DOER = "doer", _("Wie iets deed")
    LOG = "log", _("Het logboek van inzage")
    STAYS = "stays", _("Blijft zolang de organisatie Rugzak gebruikt")


class ExportState(models.TextChoices):
    MAKING = "making", _("wordt gemaakt")
    READY = "ready", _("staat klaar")
    GONE = "gone", _("verlopen")


LOOKS = {ExportState.MAKING: "running", ExportState.READY: "done", ExportState.GONE: "closed"}
EXPORT_KEPT = timedelta(days=7)
ROWS_PER_PART = 5_000


class Inside(models.TextChoices):
    """Why a table does not go along with what an organisation takes."""

    NOT_OURS = "not-ours", _("Hoort bij het programma, niet bij de organisatie.")
    OPENS = "opens", _("Zou iets openen: sleutels, codes en apparaten gaan nooit mee.")
    SEALED = "sealed", _("Verzegeld. Alleen wie het schreef, krijgt het: bij Mijn gegevens.")
    OF_PERSON = "of-person", _("Van de collega zelf. Die krijgt het bij Mijn gegevens.")
    PASSING = "passing", _("Van voorbijgaande aard.")
