"""A hint, never a block, when a word judges: "wat zag je precies?".

The list of words is data. The same patterns run here and, while somebody types, in the
browser; nothing typed is kept or counted for this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_ENDINGS = "(?:e|er|ere|st|ste|s|en)?"
_LIST = Path(__file__).parent / "data" / "judging_words.txt"
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
# Set on a form once somebody saw the hint and sends all the same.
SEEN = "gezien"


def _read() -> dict[str, str]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("|", 1) for line in lines if line.strip() and not line.startswith("#"))
    return {word.strip(): instead.strip() for word, instead in pairs}


WORDS: Mapping[str, str] = _read()
_LONGEST_FIRST = sorted(WORDS, key=len, reverse=True)
PATTERN = f"(?<![{_LETTER}])({'|'.join(map(re.escape, _LONGEST_FIRST))}){_ENDINGS}(?![{_LETTER}])"
_COMPILED = re.compile(PATTERN, re.IGNORECASE)
# Flags, the pattern, and per word what one could say instead.
FOR_BROWSERS = json.dumps({"flags": "giu", "pattern": PATTERN.replace("\\ ", " "), "instead": dict(WORDS)})


@dataclass(frozen=True)
class Judging:
    """A sentence with the words in it that judge, underlined, and an example of what could be seen."""

    words: tuple[str, ...]
    instead: str
    sentence: str = field(repr=False)

    @property
    def underlined(self) -> SafeString:
        parts: list[tuple[SafeString]] = []
        last = 0
        for found in _COMPILED.finditer(self.sentence):
            before = self.sentence[last : found.start()]
            parts.append((format_html("{}<mark>{}</mark>", before, found.group()),))
            last = found.end()
        return format_html("{}{}", format_html_join("", "{}", parts), self.sentence[last:])


def judging_in(*texts: str) -> list[Judging]:
    """The sentences that hold a judging word, in order."""
    return [one for text in texts for one in _of_sentences(_SENTENCE_ENDS.split(text))]


def unseen(texts: Iterable[str], sent: Mapping[str, object]) -> list[Judging]:
    """Hints to show before it is sent; nothing once the person saw them and sends anyway."""
    return [] if SEEN in sent else judging_in(*texts)


def _of_sentences(sentences: Iterable[str]) -> Iterable[Judging]:
    for sentence in sentences:
        found = [match.group(1).lower() for match in _COMPILED.finditer(sentence)]
        if found:
            yield Judging(tuple(dict.fromkeys(found)), WORDS[found[0]], sentence.strip())
