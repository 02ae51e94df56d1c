"""The pages people read in the second round: texts, cut into sentences, each under a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.ready import own_pages
from rugzak.apps.gatherings.script import Script

SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý“\"'‘])")
PAGE_WORDS = (20, 250)

# Scenes drawn for Rugzak, told as a scene for who does not see them. No people, no care.
SCENES: tuple[tuple[str, str | Promise], ...] = (
    ("boat", _("Een bootje aan een touw, op stil water")),
    ("window", _("Een raam op een kier, met licht erachter")),
    ("path", _("Een pad dat achter een heuvel verdwijnt")),
    ("tree", _("Een oude boom met één nieuwe tak")),
    ("lamp", _("Een lamp die brandt in een donkere kamer")),
    ("bridge", _("Een smalle brug over een sloot")),
    ("kite", _("Een vlieger aan een strak touw")),
    ("stairs", _("Een trap, van onderen gezien")),
    ("nest", _("Een nest met drie eieren")),
    ("bench", _("Een lege bank in de zon")),
    ("umbrella", _("Een open paraplu in de regen")),
    ("kettle", _("Een ketel die net begint te dampen")),
)


@dataclass(frozen=True)
class Page:
    """One page: its number from 0, its sentences, and the picture above it."""

    number: int
    text: str

    @property
    def sentences(self) -> list[str]:
        return [part.strip() for part in SENTENCE.split(self.text) if part.strip()]

    @property
    def scene(self) -> str:
        return SCENES[self.number % len(SCENES)][0]

    @property
    def told(self) -> str:
        return str(SCENES[self.number % len(SCENES)][1])


def pages_of(script: Script) -> list[Page]:
    """The session's own pages, else the twelve that come along."""
    return [Page(number, text) for number, text in enumerate(script.texts or own_pages())]


def cut(text: str) -> list[str]:
    """A pasted text in pages of 80 to 250 words: at empty lines, else between sentences."""
    pages: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        pages += _pieces(" ".join(block.split()))
    return [page for page in pages if page]


def _pieces(block: str) -> list[str]:
    pieces, words = [""], 0
    for sentence in SENTENCE.split(block):
        length = len(sentence.split())
        if words and words + length > PAGE_WORDS[1]:
            pieces.append("")
            words = 0
        pieces[-1] = f"{pieces[-1]} {sentence}".strip()
        words += length
    return pieces
