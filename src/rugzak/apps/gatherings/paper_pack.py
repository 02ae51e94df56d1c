"""A session on paper: the code, the script, cards for the tables, pages to read, and blank cards to tick."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.pages import Page, pages_of
from rugzak.apps.gatherings.script import Script, Step
from rugzak.apps.gatherings.words import Circle, Pages, StepKind, aspects
from rugzak.ground.print import typesetting
from rugzak.ground.print.codes import qr_rows
from rugzak.ground.ui.dates import moment_words

LAYOUT = "apps/gatherings/data/papier.typ"
SPRITE = Path(__file__).parent / "static" / "gatherings" / "room.svg"
SVG = "http://www.w3.org/2000/svg"
SCENE_COLOUR = "#17635f"
BLANK_SHEETS = 3


def pack(gathering: Gathering, *, address: str, short: str) -> bytes:
    """A PDF/UA file. Before the door is open there is no code yet, and no sheet with it."""
    return typesetting.pdf(LAYOUT, _data(gathering, address, short))


def _data(gathering: Gathering, address: str, short: str) -> dict[str, Any]:
    script = gathering.script
    return {
        "title": gathering.title,
        "organisation": gathering.organisation.name,
        "when": moment_words(gathering.starts_at),
        "place": gathering.where,
        "code": gathering.spoken_code,
        "short": short,
        "qr": qr_rows(address.upper()) if address else "",
        "steps": [_step(step, at) for step, at in script.clock(gathering.starts_at)],
        "aspects": _aspects(script),
        "pages": [_page(page, script) for page in pages_of(script)] if script.has_pages else [],
        "pages_from": script.texts_from,
        "circles": [str(circle.label) for circle in Circle],
        "blank_sheets": 0 if script.silent else BLANK_SHEETS,
        "words": _words(),
    }


def _step(step: Step, at: datetime) -> dict[str, Any]:
    return {
        "at": timezone.localtime(at).strftime("%H.%M"),
        "part": step.part,
        "title": step.title,
        "text": step.text,
        "phone": step.phone,
        "note": step.note,
        "minutes": step.minutes,
        "on_a_card": step.kind not in (StepKind.WELCOME, StepKind.BREAK),
    }


def _aspects(script: Script) -> list[list[str]]:
    """What listeners write words under, in the words of this region; nothing where nobody tells."""
    said = aspects(script.e_words) if script.has_e_words else []
    return [[str(one.word), str(one.about)] for one in said]


def _page(page: Page, script: Script) -> dict[str, Any]:
    with_image = script.pages != Pages.FLOOR
    return {
        "number": page.number + 1,
        "text": page.text,
        "scene": scenes()[page.scene] if with_image else "",
        "told": page.told if with_image else "",
    }


@cache
def scenes() -> dict[str, str]:
    """Our drawings as files of their own: the same as on the phones."""
    ElementTree.register_namespace("", SVG)
    found = {}
    for symbol in ElementTree.parse(SPRITE).getroot():  # noqa: S314 (our own file)
        name = symbol.get("id", "")
        if name.startswith("scene-"):
            symbol.tag = f"{{{SVG}}}svg"
            drawing = ElementTree.tostring(symbol, encoding="unicode")
            found[name.removeprefix("scene-")] = drawing.replace("currentColor", SCENE_COLOUR)
    return found


def _words() -> dict[str, str]:
    return {
        "join": _("Doe mee"),
        "scan": _("Scan de code, of ga naar"),
        "paper": _("Zonder telefoon? Schrijf op een kaart."),
        "script": _("Draaiboek"),
        "note": _("Voor wie begeleidt:"),
        "steps": _("Stapkaarten"),
        "per_table": _("Print deze bladen één keer per tafel en knip ze in vieren."),
        "heard": _("Wat hoorde je?"),
        "heard_how": _(
            "Luister eerst. Is de verteller klaar, schrijf dan je woorden op. De verteller leest ze als eerste."
        ),
        "page": _("Bladzijde"),
        "fold": _("Vouw hier dubbel: het beeld ligt boven, de tekst eronder."),
        "card": _("Mijn kaart"),
        "tick": _("Zo ver mag dit. Geen kruisje: het blijft in deze kamer."),
        "names": _("Schrijf geen namen van bewoners op."),
    }
