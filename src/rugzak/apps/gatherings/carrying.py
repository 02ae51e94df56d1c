"""A method as a file, to carry to another house: its steps, whose texts they are and under which licence.

What comes in is checked piece by piece: a file can be written by anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.script import TEXT_LIMIT, TITLE_LIMIT, Script, Step, new_key
from rugzak.apps.gatherings.words import MINUTES_LIMITS, MOST_STEPS, EWords, Pages, StepKind
from rugzak.ground.kernel.refusal import Refusal

SIGN, VERSION = "draaiboek", 1
MOST_BYTES = 400_000
NAME_LIMIT, LINE_LIMIT, PART_LIMIT = 90, 300, 40
MOST_PAGES, PAGE_LIMIT = 60, 4000
LIMITS = {
    "title": TITLE_LIMIT,
    "text": TEXT_LIMIT,
    "note": TEXT_LIMIT,
    "phone": TEXT_LIMIT,
    "part": PART_LIMIT,
}


class NoScript(Refusal):
    sentence = _("Dit is geen draaiboek dat we kunnen lezen. Kies een bestand dat in Rugzak is opgeslagen.")
    field = "file"


@dataclass(frozen=True)
class Carried:
    """What a file holds."""

    name: str
    script: Script
    summary: str = ""
    not_for: str = ""
    # Whose texts these are and who may use them; it goes along with every copy.
    source: str = ""


def as_file(carried: Carried) -> bytes:
    """As data that people can read too."""
    data = {"rugzak": SIGN, "version": VERSION, **asdict(carried), "script": carried.script.as_json()}
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def read_file(content: bytes) -> Carried:
    """The method in a file. Raises NoScript."""
    try:
        data = json.loads(content[: MOST_BYTES + 1].decode("utf-8-sig"))
        if len(content) > MOST_BYTES or data["rugzak"] != SIGN:
            raise NoScript
        texts = {name: _text(data.get(name, ""), LINE_LIMIT) for name in ("summary", "not_for", "source")}
        return Carried(_text(data["name"], NAME_LIMIT, is_must=True), _script(data["script"]), **texts)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoScript from None


def _script(data: dict[str, Any]) -> Script:
    steps, texts = data["steps"], data.get("texts", [])
    if not 1 <= len(steps) <= MOST_STEPS or len(texts) > MOST_PAGES:
        raise NoScript
    return Script(
        steps=tuple(_step(one) for one in steps),
        e_words=_one_of(data.get("e_words", EWords.SENTENCES), EWords.values),
        pages=_one_of(data.get("pages", Pages.IMAGE), Pages.values),
        silent=data.get("silent", False) is True,
        texts=tuple(_text(one, PAGE_LIMIT, is_must=True) for one in texts),
        texts_from=_text(data.get("texts_from", ""), LINE_LIMIT),
    )


def _step(data: dict[str, Any]) -> Step:
    minutes = data.get("minutes", 0)
    low, high = MINUTES_LIMITS
    if type(minutes) is not int or not low <= minutes <= high:
        raise NoScript
    texts = {name: _text(data.get(name, ""), most, is_must=name == "title") for name, most in LIMITS.items()}
    return Step(
        kind=_one_of(data["kind"], StepKind.values),
        minutes=minutes,
        rotate=data.get("rotate", False) is True,
        key=new_key(),
        **texts,
    )


def _one_of(value: Any, choices: Iterable[str]) -> str:
    if value not in choices:
        raise NoScript
    return str(value)


def _text(value: Any, most: int, *, is_must: bool = False) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise NoScript
    text = value.replace("\x00", "").strip()
    if is_must and not text:
        raise NoScript
    return text
