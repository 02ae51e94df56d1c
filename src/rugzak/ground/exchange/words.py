"""States of an upload, outcomes of a line, limits, and the reasons to refuse a line. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """Where an upload stands, from the file that came in to what became of it."""

    RECEIVED = "received", _("kolommen kiezen")
    CHECKING = "checking", _("wordt nagekeken")
    CHECKED = "checked", _("wacht op jou")
    SECOND = "second", _("wacht op een tweede persoon")
    RUNNING = "running", _("wordt verwerkt")
    DONE = "done", _("verwerkt")
    FAILED = "failed", _("niet gelukt")
    WITHDRAWN = "withdrawn", _("niet gebruikt")


# The looks of a state on a badge: a name of the palette.
LOOKS = {
    UploadState.RECEIVED: "open",
    UploadState.CHECKING: "running",
    UploadState.CHECKED: "waiting",
    UploadState.SECOND: "waiting",
    UploadState.RUNNING: "running",
    UploadState.DONE: "done",
    UploadState.FAILED: "refused",
    UploadState.WITHDRAWN: "withdrawn",
}
BUSY = (UploadState.CHECKING, UploadState.RUNNING)
WAITING = (UploadState.RECEIVED, UploadState.CHECKED, UploadState.SECOND)


class Outcome(models.TextChoices):
    """What a line of the file would do."""

    NEW = "new", _("nieuw")
    CHANGED = "changed", _("wijzigt")
    LEAVES = "leaves", _("gaat weg")
    DOUBTFUL = "doubtful", _("twijfel")
    REFUSED = "refused", _("geweigerd")
    SAME = "same", _("blijft gelijk")


class Decision(models.TextChoices):
    """What a person says about somebody who looks like a colleague we know."""

    NEW = "new", _("Iemand anders: nieuwe collega")
    SAME = "same", _("Dezelfde: geef het nieuwe nummer")


class Part(models.TextChoices):
    """What a piece of an upload is a piece of."""

    FILE = "file", _("het bestand")
    ROWS = "rows", _("de gelezen regels")


MOST_BYTES = 20 * 1024 * 1024
MOST_LINES = 150_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000
# A spreadsheet is a zip: unpacked it may not be much larger than an honest one.
MOST_UNPACKED = 400 * 1024 * 1024
MOST_TIMES_LARGER = 100
# Unpacked, up to here a workbook is opened whole, in about twice as much memory; a larger one row by row.
MOST_OPENED_WHOLE = 12 * 1024 * 1024
MOST_FILES_INSIDE = 2_000
PIECE_BYTES = 512 * 1024
HEADING_ROWS = 15
SAMPLE_LINES = 4
# Up to here a file is checked and carried out while the person waits; longer ones go to the worker.
AT_ONCE_LINES = 2_000
LINES_PER_PAGE = 50
# Above this part of the people who work here, a file may only end accounts when a second person agrees.
ALONE_PERCENT = 10
# What nobody carried out goes after this, and so do the lines of what was carried out.
UPLOAD_KEPT = timedelta(days=30)
HISTORY_KEPT = timedelta(days=2 * 365)

REASONS = {
    "empty": _("%(column)s is leeg. Vul dit in."),
    "too_long": _("%(column)s is te lang: “%(value)s”."),
    "not_a_date": _("“%(value)s” bij %(column)s is geen datum. Schrijf bijvoorbeeld 3-3-2027."),
    "far_away": _("De datum “%(value)s” bij %(column)s ligt te ver weg. Kijk het jaar na."),
    "not_a_time": _("“%(value)s” bij %(column)s is geen tijd. Schrijf bijvoorbeeld 07:30."),
    "not_a_number": _("“%(value)s” bij %(column)s is geen getal dat hier kan."),
    "not_a_mail": _("“%(value)s” bij %(column)s is geen e-mailadres."),
    "not_a_phone": _("“%(value)s” bij %(column)s is geen telefoonnummer."),
    "not_a_staff_number": _(
        "“%(value)s” is geen personeelsnummer. Gebruik alleen letters, cijfers, punt en streepje."
    ),
    "not_a_choice": _("“%(value)s” bij %(column)s kennen we niet."),
    "formula": _("%(column)s begint met een teken waarmee een formule begint: “%(value)s”. Haal dat weg."),
    "no_last_name": _("We vinden geen achternaam in “%(value)s”."),
    "ends_before_start": _("De laatste dag ligt voor de eerste werkdag."),
    "number_twice": _("Dit personeelsnummer staat ook op regel %(value)s, met een andere naam."),
    "same_twice": _("Deze regel staat ook op regel %(value)s, met iets anders erin."),
    "team_unknown": _(
        "We kennen het team “%(value)s” niet. Zet de locatie erbij, of voeg het team eerst toe."
    ),
    "team_unclear": _("Er zijn meer teams die “%(value)s” heten. Zet de locatie erbij."),
    "region_missing": _("De locatie “%(value)s” is nieuw. Zet erbij in welke regio die ligt."),
    "location_unknown": _("We kennen de locatie “%(value)s” niet. Voeg die eerst toe."),
    "half_coordinates": _("Vul breedtegraad en lengtegraad allebei in, of geen van beide."),
    "administrator": _(
        "Een bestand beëindigt nooit een beheerder. Doe dat zelf, op de bladzijde van deze collega."
    ),
    "person_unknown": _("We kennen niemand met personeelsnummer “%(value)s”."),
    "overlaps": _("Deze dienst loopt door een andere dienst heen, die van regel %(value)s."),
    "too_long_shift": _("Deze dienst duurt langer dan een dag. Kijk begin en einde na."),
}
