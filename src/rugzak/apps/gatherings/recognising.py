"""Looks in a text for what may point at a client or a colleague: with rules, here, sending nothing anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_TITLE = r"(?:mevrouw|meneer|mijnheer|mw\.?|mevr\.?|dhr\.?|de heer|mrs\.?|mr\.?|oma|opa|tante|zuster|broeder)"
_NAME = r"[A-Z][a-zà-ÿ’'-]*\.?"
LOOKS_LIKE: tuple[tuple[str, re.Pattern[str], str | Promise], ...] = (
    (
        "name",
        re.compile(rf"\b(?i:{_TITLE})\s+(?:(?:van|de|der|den|ten|ter)\s+)*{_NAME}(?:\s*\(\d{{1,3}}\))?"),
        _("een naam"),
    ),
    (
        "age",
        re.compile(rf"\b{_NAME}\s*\(\d{{1,3}}\)|\b\d{{1,3}}[- ]jarige?\b|\b\d{{2,3}} jaar oud\b"),
        _("een leeftijd"),
    ),
    (
        "room",
        re.compile(r"\b(?:kamer|appartement|huisnummer|bed)\s*\d+\w?\b", re.IGNORECASE),
        _("een kamernummer"),
    ),
    (
        "condition",
        re.compile(
            r"\b(?:dementie|alzheimer|parkinson|autisme|schizofreni\w*|borderline|downsyndroom|epilepsie|diabetes"
            r"|beroerte|hersenletsel|kanker|psychose|verslaving|vg7)\b",
            re.IGNORECASE,
        ),
        _("een aandoening"),
    ),
    ("number", re.compile(r"\b(?:06|\+31|\+32)[\s-]?\d[\d\s-]{6,}\b"), _("een telefoonnummer")),
)
# A name in the middle of a sentence: "toen pakte Gerda mijn hand". Words that often begin with a capital are no names.
_MIDDLE = re.compile(r"(?<=[a-zà-ÿ,] )([A-Z][a-zà-ÿ]{2,})\b")
_NO_NAMES = frozenset(
    (
        "Ik God Kerst Pasen Sinterklaas Nederland Vlaanderen België Holland Engels Nederlands Vlaams Amsterdam"
        " Goed Werk"
    ).split()
)


@dataclass(frozen=True)
class Find:
    """A piece of text with what it looks like. ``is_client`` when it may well be a client."""

    text: str
    kind: str
    word: str | Promise

    @property
    def is_client(self) -> bool:
        return self.kind != "first_name"


def finds(text: str) -> list[Find]:
    """What may be recognised, in the order of the text, each piece once."""
    found = [
        (match.start(), Find(match[0], kind, word))
        for kind, pattern, word in LOOKS_LIKE
        for match in pattern.finditer(text)
    ]
    found += [
        (match.start(), Find(match[1], "first_name", _("misschien een voornaam")))
        for match in _MIDDLE.finditer(text)
        if match[1] not in _NO_NAMES
    ]
    taken: list[Find] = []
    for _at, find in sorted(found, key=lambda one: (one[0], -len(one[1].text))):
        if not any(find.text in other.text for other in taken):
            taken.append(find)
    return taken


def points_at_a_client(text: str) -> bool:
    """Whether this text stays in the room, whatever its maker chose."""
    return any(find.is_client for find in finds(text))
