"""What fits on the big screen: large words, and few of them. All the rest is on every phone.

Sizes are those of ``room.css`` on a screen of 1920 by 1080; every other screen scales with
its width. A guess on the safe side: a line less is better than a line under the bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

# A prompt with its text; beside a wall or a map the text is one line.
MOST_WORDS, MOST_WORDS_BESIDE = 30, 10
# From these lengths on letters are a size smaller.
SHORT_TITLE, MIDDLE_TITLE = 24, 48
SHORT_QUOTE, MIDDLE_QUOTE, LONGEST_QUOTE = 110, 220, 320
# Between the margins and above the bar, in pixels.
WIDE, HIGH = 1728, 826
TITLE_LINE, TITLE_LETTERS, TEXT_LINE, GAP = 90, 38, 66, 40
PILL_LETTER, PILL_EDGE, PILL_LINE, PILL_GAP = 24, 64, 96, 20
COLUMN_LETTER, COLUMN_LINE, COLUMN_EDGE, COLUMN_HEAD = 22, 54, 64, 170
# One habit may not take a whole column: the style clips it here.
MOST_LINES, ITEM_EDGE = 5, 24
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Column:
    """Words under one head, as many of the newest as fit."""

    head: str
    items: Sequence[Any]
    more: int


def text_beside(title: str, text: str, *, is_alone: bool) -> str:
    """The first whole sentences that leave the prompt readable from the back of the room."""
    room = MOST_WORDS - len(title.split()) if is_alone else MOST_WORDS_BESIDE
    return _sentences(text, lambda so_far: len(so_far.split()) <= room)


def read_aloud(body: str) -> str:
    """A story as it stands on the screen while it is told: whole sentences, and a sign when there is more."""
    if len(body) <= LONGEST_QUOTE:
        return body
    whole = _sentences(body, lambda so_far: len(so_far) <= LONGEST_QUOTE)
    return f"{whole or body[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def title_size(title: str, *, is_alone: bool) -> str:
    if not is_alone:
        return "beside"
    return _size(title, SHORT_TITLE, MIDDLE_TITLE)


def quote_size(body: str) -> str:
    return _size(body, SHORT_QUOTE, MIDDLE_QUOTE)


def wall(lines: Sequence[str], *, title: str, text: str) -> tuple[list[str], int]:
    """The newest words that fit under a prompt, oldest first, and how many do not."""
    rows = (_left_under(title, text) - GAP) // (PILL_LINE + PILL_GAP)
    shown = len(lines)
    while shown > 1 and _rows(lines[-shown:], has_more=shown < len(lines)) > rows:
        shown -= 1
    return list(lines[-shown:]) if lines else [], len(lines) - shown


def columns(
    groups: Iterable[tuple[str, Sequence[Any]]], *, title: str, text: str, wide: int = WIDE
) -> list[Column]:
    """Of each group the newest that fit, oldest first."""
    found = [(head, items) for head, items in groups if items]
    if not found:
        return []
    letters = max(8, int((wide - GAP * (len(found) - 1)) / len(found) - COLUMN_EDGE) // COLUMN_LETTER)
    high = _left_under(title, text) - COLUMN_HEAD
    return [_column(head, items, letters, high) for head, items in found]


def _column(head: str, items: Sequence[Any], letters: int, high: int) -> Column:
    shown, used = 0, 0
    for one in reversed(items):
        lines = max(1, min(MOST_LINES, ceil(len(one.body) * 1.1 / letters)))
        used += lines * COLUMN_LINE + ITEM_EDGE
        if shown and used > high:
            break
        shown += 1
    return Column(head, items[-shown:], len(items) - shown)


def _left_under(title: str, text: str) -> int:
    lines = max(1, ceil(len(title) / TITLE_LETTERS))
    return HIGH - lines * TITLE_LINE - (TEXT_LINE + GAP if text else 0)


def _rows(lines: Sequence[str], *, has_more: bool) -> int:
    rows, left = 1, WIDE
    for line in (*lines, *(("nog 100",) if has_more else ())):
        wide = len(line) * PILL_LETTER + PILL_EDGE + PILL_GAP
        if wide > left and left < WIDE:
            rows, left = rows + 1, WIDE
        rows += max(0, ceil(wide / WIDE) - 1)
        left -= wide
    return rows


def _sentences(text: str, fits: Any) -> str:
    so_far = ""
    for sentence in _SENTENCE.split(text.strip()):
        longer = f"{so_far} {sentence}".strip()
        if not fits(longer):
            break
        so_far = longer
    return so_far


def _size(text: str, short: int, middle: int) -> str:
    return "large" if len(text) <= short else "middle" if len(text) <= middle else "small"
