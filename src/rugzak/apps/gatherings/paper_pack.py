"""A session on paper: a sheet with the code, a card per step, and blank cards with circles to tick."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.words import Circle
from rugzak.ground.print import typesetting
from rugzak.ground.print.codes import qr_rows
from rugzak.ground.ui.dates import moment_words

LAYOUT = "apps/gatherings/data/papier.typ"
BLANK_SHEETS = 3


def pack(gathering: Gathering, *, address: str, short: str) -> bytes:
    """A PDF/UA file. Before the door is open there is no code yet, and no sheet with it."""
    return typesetting.pdf(LAYOUT, _data(gathering, address, short))


def _data(gathering: Gathering, address: str, short: str) -> dict[str, Any]:
    return {
        "title": gathering.title,
        "organisation": gathering.organisation.name,
        "when": moment_words(gathering.starts_at),
        "place": gathering.where,
        "code": gathering.spoken_code,
        "short": short,
        "qr": qr_rows(address.upper()) if address else "",
        "steps": [
            {
                "at": timezone.localtime(at).strftime("%H.%M"),
                "part": step.part,
                "title": step.title,
                "text": step.text,
                "minutes": step.minutes,
            }
            for step, at in gathering.script.clock(gathering.starts_at)
        ],
        "circles": [str(circle.label) for circle in Circle],
        "blank_sheets": 0 if gathering.script.silent else BLANK_SHEETS,
        "words": {
            "join": _("Doe mee"),
            "scan": _("Scan de code, of ga naar"),
            "paper": _("Zonder telefoon? Schrijf op een kaart."),
            "script": _("Draaiboek"),
            "card": _("Mijn kaart"),
            "tick": _("Zo ver mag dit. Geen kruisje: het blijft in deze kamer."),
            "names": _("Schrijf geen namen van bewoners op."),
        },
    }
