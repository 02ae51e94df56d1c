"""Finding in the bag and the library: typed words go through the engine, the index answers, best first.

The vocabulary is made of what this person may see, so that not even a corrected
word tells what stands in somebody else's bag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse

from rugzak.apps.backpack import queries
from rugzak.apps.backpack.queries import Found, Shelf, Source
from rugzak.apps.backpack.words import ALSO_AT_MOST, FOUND_AT_MOST
from rugzak.apps.library import queries as library
from rugzak.engines import finding
from rugzak.engines.finding.asking import words_in
from rugzak.ground.accounts.models import Member

ENOUGH = 3
_SYNONYMS = Path(__file__).parent / "data" / "synonyms.txt"
_SOURCES: list[Source] = []


@dataclass(frozen=True)
class Answer:
    """What was found, and which words were read otherwise than they were typed."""

    hits: list[Found]
    instead: Mapping[str, str]
    also: Sequence[Found] = ()


def look_also(*sources: Source) -> None:
    """Called by config/wiring.py only."""
    _SOURCES.extend(sources)


def found(person: Member, typed: str, **switches: bool) -> Answer:
    """What holds all words first; where that is little, what holds any of them comes after."""
    shelves = [source(person) for source in _SOURCES]
    lexicon = finding.Lexicon.of(_texts(person, shelves), _sets_of_same())
    ask = finding.understand(typed, lexicon, **switches)
    if not ask:
        return Answer([], {})
    hits = sorted(_asked(person, ask.strict), key=lambda hit: _weight(hit, typed, ask))
    if len(hits) < ENOUGH:
        there = {hit.id for hit in hits}
        more = [hit for hit in _asked(person, ask.loose) if hit.id not in there]
        hits += sorted(more, key=lambda hit: _weight(hit, typed, ask))
    also = [hit for shelf in shelves for hit in _few(shelf.found(ask.strict, ask.loose), typed, ask)]
    return Answer(hits[:FOUND_AT_MOST], ask.instead, also)


def _few(hits: Iterable[Found], typed: str, ask: finding.Ask) -> list[Found]:
    return sorted(hits, key=lambda hit: _weight(hit, typed, ask))[:ALSO_AT_MOST]


def _asked(person: Member, query: str) -> Iterator[Found]:
    for item in queries.found_items(person, query):
        own = item.owner_id == person.pk
        href = reverse("backpack:item", args=[item.pk])
        yield Found(item.pk, "item", item.title, item.body, item.icon, href, own)
    for version in library.found_pieces(person, query):
        below = f"{version.summary}\n{version.body}"
        href = reverse("library:piece", args=[version.piece_id])
        yield Found(version.piece_id, "piece", version.title, below, version.icon, href)


def _weight(hit: Found, typed: str, ask: finding.Ask) -> tuple[int, int, str]:
    """Words as typed in the title weigh most, then words in the title at all, then how often below."""
    title, below = words_in(hit.title), words_in(hit.below)
    words = [ask.instead.get(word, word) for word in words_in(typed)]
    asked = [word for word in words_in(ask.loose) if len(word) > 2]
    exact = sum(any(one.startswith(word) for one in title) for word in words)
    near = sum(any(one.startswith(word[:5]) for one in title) for word in asked)
    often = sum(one.startswith(word[:5]) for one in below for word in asked)
    return (-10 * exact - 3 * min(near, 3), -often, hit.title)


def _texts(person: Member, shelves: Iterable[Shelf]) -> Iterable[str]:
    for title, body in queries.items_seen_by(person).values_list("title", "body"):
        yield f"{title} {body}"
    for title, summary, body in library.pieces_for(person).values_list("title", "summary", "body"):
        yield f"{title} {summary} {body}"
    for shelf in shelves:
        yield from shelf.texts()


@cache
def _sets_of_same() -> tuple[tuple[str, ...], ...]:
    lines = _SYNONYMS.read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(one.strip() for one in line.split(",")) for line in lines if line and not line.startswith("#")
    )
