"""From cards to paper: the data that the layouts in ``data/`` read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from rugzak.apps.cards import drawings
from rugzak.apps.cards.models import CardVersion
from rugzak.apps.cards.words import Theme
from rugzak.ground.print import typesetting
from rugzak.ground.print.codes import qr_rows

LAYOUTS = "apps/cards/data/"
# Of a picture of 63 x 88 mm: sharp on a phone and in a newsletter.
PICTURE_PPI = 300.0


class Paper(StrEnum):
    """How a set can be printed; the value stands in the address."""

    SHEETS = "vellen"
    A6 = "a6"
    LARGE = "groot"
    SHOP = "drukkerij"


def paper(
    kind: Paper, cards: Sequence[CardVersion], *, title: str, address: str, edge: str = "lang"
) -> bytes:
    """A PDF/UA file of these cards. ``address`` is what stands before a card's number in its code."""
    data = {**_deck(cards, title, address), "edge": edge}
    return typesetting.pdf(f"{LAYOUTS}{kind.value}.typ", data)


def poster(card: CardVersion, *, address: str, kick: str, code: str, team: str) -> bytes:
    """A poster in A4 of one card, with a code to open it, or to draw with the team."""
    data = {
        **_deck([card], _("Kaart %(number)s") % {"number": card.number}, address),
        "kick": kick,
        "team": team,
        "code": qr_rows(code.upper()),
        "ask": _("Wie herkent dit? Praat er drie minuten over."),
        "scan": _("Scan de code en trek zelf een kaart.") if team else _("Scan de code en lees de kaart."),
    }
    return typesetting.pdf(f"{LAYOUTS}poster.typ", data)


def picture(card: CardVersion, *, alt: str) -> bytes:
    """The front of a card as PNG, with its alternative text inside the file."""
    (png,) = typesetting.pictures(f"{LAYOUTS}plaatje.typ", _deck([card], "", ""), ppi=PICTURE_PPI)
    return _with_text(png, alt)


def pictures(cards: Sequence[CardVersion], alts: Iterable[str]) -> bytes:
    """A ZIP with a PNG per card, and a list of the alternative texts."""
    made = typesetting.pictures(f"{LAYOUTS}plaatje.typ", _deck(cards, "", ""), ppi=PICTURE_PPI)
    archive, lines = io.BytesIO(), []
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        for card, png, alt in zip(cards, made, alts, strict=True):
            name = f"kaart-{card.number:03d}.png"
            file.writestr(name, _with_text(png, alt))
            lines.append(f"{name}\t{alt}\n")
        file.writestr("alt-teksten.txt", "".join(lines))
    return archive.getvalue()


def _deck(cards: Sequence[CardVersion], title: str, address: str) -> dict[str, Any]:
    return {
        "title": title,
        "address": address.rsplit("://", maxsplit=1)[-1],
        "backs": {theme: drawings.back(theme) for theme in Theme.values},
        "cards": [_card(card, address) for card in cards],
    }


def _card(card: CardVersion, address: str) -> dict[str, Any]:
    return {
        "n": card.number,
        "opening": card.opening,
        "deed": card.deed,
        "question": card.question,
        "if_then": card.if_then,
        "theme": card.theme,
        "theme_word": card.theme_word,
        "audience": card.audience,
        "reader": str(card.get_audience_display()),
        "moment": card.moment,
        "licence": card.licence,
        "art": drawings.front(card.number, card.theme, card.audience),
        "qr": qr_rows(f"{address}{card.number}".upper()) if address else "",
        "alt": _("QR-code naar kaart %(number)s") % {"number": card.number},
    }


def _with_text(png: bytes, alt: str) -> bytes:
    told = PngInfo()
    told.add_itxt("Description", alt, lang="nl", tkey="Beschrijving")
    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.save(file, format="PNG", pnginfo=told)
    return file.getvalue()
