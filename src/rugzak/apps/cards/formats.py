"""The open card format: a deck as JSON or CSV, a signed bundle, and the receipt of one (docs/cards/README.md).

What comes in is a stranger's file: everything in it is checked before anything is kept.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from rugzak.apps.cards import words
from rugzak.apps.cards.models import CardVersion
from rugzak.apps.cards.signing import is_signed_by
from rugzak.ground.exchange.writing import csv_text
from rugzak.ground.kernel.refusal import Refusal

TEXTS = {
    "title": words.TITLE_LENGTH,
    "text": words.TEXT_LENGTH,
    "if_then": words.IF_THEN_LENGTH,
    "question": words.QUESTION_LENGTH,
    "theme": 14,
    "own_theme": words.OWN_THEME_LENGTH,
    "audience": 25,
    "moment": words.MOMENT_LENGTH,
    "read_aloud": words.READ_ALOUD_LENGTH,
    "origin": words.ORIGIN_LENGTH,
    "licence": 20,
}
MUST = ("title", "text", "theme", "audience", "moment", "licence")
RECEIPT_FORMAT = "rugzak-cards-receipt"
NAME_LENGTH = 120


class BadFile(Refusal):
    """What is wrong with a file, in words for whoever chose it."""


@dataclass(frozen=True)
class Sheet:
    """One card in a file: what it is called there, and the fields of a CardVersion."""

    code: str
    words: dict[str, str | list[str]]


@dataclass(frozen=True)
class Parcel:
    """A bundle whose signature was found to be right."""

    number: UUID
    sender: str
    deck: str
    made_on: str
    public: bytes
    cards: tuple[Sheet, ...]


@dataclass(frozen=True)
class Slip:
    """A receipt whose signature was found to be right."""

    number: UUID
    public: bytes


def card_as_data(version: CardVersion) -> dict[str, Any]:
    code = version.card.code or str(version.card.number)
    fields = {name: getattr(version, name) for name in TEXTS}
    return {"number": code, **fields, "aspects": list(version.aspects), "version": version.version}


def deck_as_data(name: str, sender: str, cards: Iterable[CardVersion]) -> dict[str, Any]:
    """A deck without a signature, for whoever wants to read or print it elsewhere."""
    return {
        "format": words.BUNDLE_FORMAT,
        "version": words.BUNDLE_VERSION,
        "deck": name,
        "sender": sender,
        "cards": [card_as_data(version) for version in cards],
    }


def deck_as_csv(cards: Iterable[CardVersion]) -> str:
    """One line per card."""
    names = ["number", *TEXTS, "aspects", "version"]
    rows = [{**card_as_data(version), "aspects": " ".join(version.aspects)} for version in cards]
    return csv_text(names, [[row[name] for name in names] for row in rows], delimiter=",")


def message_of(data: dict[str, Any]) -> bytes:
    """What is signed: everything but the signature, written in one way only."""
    signed = {name: value for name, value in data.items() if name != "signature"}
    return json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def as_file(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False)


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def parcel_in(text: str) -> Parcel:
    """The bundle in a file. Raises BadFile when anything in it is not as it should be."""
    data = _signed(text, words.BUNDLE_FORMAT)
    cards = data.get("cards")
    if not isinstance(cards, list) or not 0 < len(cards) <= words.BUNDLE_CARDS_LIMIT:
        raise BadFile(_("In dit bestand zitten geen kaarten, of te veel."))
    sheets = tuple(_sheet(card) for card in cards)
    if len({sheet.code for sheet in sheets}) != len(sheets):
        raise BadFile(_("In dit bestand heeft meer dan één kaart hetzelfde nummer."))
    return Parcel(
        number=_number(data),
        sender=_name(data.get("sender")),
        deck=_name(data.get("deck"), 60),
        made_on=str(data.get("made_on", ""))[:10],
        public=_raw(data["public_key"]),
        cards=sheets,
    )


def slip_in(text: str) -> Slip:
    """The receipt in a file. Raises BadFile."""
    data = _signed(text, RECEIPT_FORMAT)
    return Slip(number=_number(data), public=_raw(data["public_key"]))


def _signed(text: str, kind: str) -> dict[str, Any]:
    if len(text) > words.BUNDLE_BYTES_LIMIT:
        raise BadFile(_("Dit bestand is te groot voor een bundel kaarten."))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFile(
            _("Dit is geen bundel van Rugzak. Kies het bestand dat je van de ander kreeg.")
        ) from None
    if not isinstance(data, dict) or data.get("format") != kind:
        raise BadFile(_("Dit is geen bundel van Rugzak. Kies het bestand dat je van de ander kreeg."))
    if data.get("version") != words.BUNDLE_VERSION:
        raise BadFile(_("Deze bundel is van een andere versie van Rugzak. Vraag de ander om een nieuwe."))
    public, signature = _raw(data.get("public_key")), _raw(data.get("signature"))
    if not is_signed_by(public, signature, message_of(data)):
        raise BadFile(
            _(
                "De handtekening klopt niet: dit bestand is veranderd nadat het gemaakt was. Vraag om een nieuw."
            )
        )
    return data


def _sheet(card: Any) -> Sheet:
    if not isinstance(card, dict):
        raise _odd(_("geen kaart"))
    code = card.get("number")
    fields = {name: _text(card, name, most, str(code)[:20]) for name, most in TEXTS.items()}
    for name, choices in (("theme", words.Theme), ("audience", words.Audience)):
        if fields[name] not in choices.values:
            raise _odd(str(code)[:20])
    aspects = card.get("aspects", [])
    known = isinstance(aspects, list) and all(one in words.Aspect.values for one in aspects)
    if not isinstance(code, str) or not 0 < len(code) <= 20 or not known:
        raise _odd(str(code)[:20])
    if fields["licence"] not in words.LICENCES:
        raise BadFile(_("Kaart %(code)s heeft een licentie die we niet kennen.") % {"code": code})
    return Sheet(code, {**fields, "aspects": list(dict.fromkeys(aspects))})


def _text(card: dict[str, Any], name: str, most: int, code: str) -> str:
    value = card.get(name, "")
    if not isinstance(value, str) or len(value) > most or not value.isprintable():
        raise _odd(code)
    if name in MUST and not value.strip():
        raise _odd(code)
    return value.strip()


def _odd(code: str) -> BadFile:
    return BadFile(_("Kaart %(code)s in dit bestand klopt niet. Er is niets overgenomen.") % {"code": code})


def _number(data: dict[str, Any]) -> UUID:
    try:
        return UUID(data.get("bundle"))
    except (ValueError, TypeError, AttributeError):
        raise BadFile(_("Dit bestand heeft geen geldig nummer.")) from None


def _name(value: Any, most: int = NAME_LENGTH) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > most or not value.isprintable():
        raise BadFile(_("In dit bestand staat niet van wie het is."))
    return value.strip()


def _raw(value: Any) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise BadFile(_("De handtekening van dit bestand is niet te lezen.")) from None
