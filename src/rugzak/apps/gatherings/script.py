"""A script: steps in an order, and what can be done with such a row. Plain values, no database.

A session holds a copy of its script, so that changing a method later changes no
session that was planned.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from rugzak.apps.gatherings.words import (
    MINUTES_LIMITS,
    MOST_STEPS,
    TOLD_AT,
    WITH_CARDS,
    EWords,
    Pages,
    StepKind,
)

TITLE_LIMIT, TEXT_LIMIT = 90, 600


@dataclass(frozen=True)
class Step:
    """One step. ``key`` names it for as long as the script lives, however steps move."""

    kind: str
    title: str
    text: str = ""
    minutes: int = 5
    # Only for who leads: what to say, what to look for.
    note: str = ""
    # Read on the phone only: "alleen vragen, geen advies".
    phone: str = ""
    # New tables are made when this step begins.
    rotate: bool = False
    part: str = ""
    key: str = ""

    @property
    def kind_word(self) -> str:
        return str(StepKind(self.kind).label)


@dataclass(frozen=True)
class Script:
    """Steps and the choices that hold for all of them."""

    steps: tuple[Step, ...] = ()
    e_words: str = EWords.SENTENCES
    pages: str = Pages.IMAGE
    # Nothing that is said reaches the server: only steps, roles and time.
    silent: bool = False
    texts: tuple[str, ...] = field(default=())
    texts_from: str = ""

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def rounds(self) -> int:
        """How often tables are made."""
        return sum(step.rotate for step in self.steps)

    @property
    def has_e_words(self) -> bool:
        """Whether somebody tells here and hears words back."""
        return not self.silent and any(step.kind in TOLD_AT for step in self.steps)

    @property
    def has_pages(self) -> bool:
        return any(step.kind == StepKind.PAGE_DRAW for step in self.steps)

    @property
    def has_cards(self) -> bool:
        return any(step.kind in WITH_CARDS for step in self.steps)

    def clock(self, start: datetime) -> list[tuple[Step, datetime]]:
        """Each step with the moment at which it begins, when all goes as planned."""
        moments, at = [], start
        for step in self.steps:
            moments.append((step, at))
            at += timedelta(minutes=step.minutes)
        return moments

    def step(self, index: int) -> Step | None:
        return self.steps[index] if 0 <= index < len(self.steps) else None

    def with_minutes(self, minutes: dict[str, int]) -> Script:
        """The same steps, with another length for the steps that are named by key."""
        return replace(
            self,
            steps=tuple(replace(step, minutes=minutes.get(step.key, step.minutes)) for step in self.steps),
        )

    def scaled(self, total: int) -> Script:
        """Shrunk or stretched to ``total`` minutes; a step that took time keeps at least one minute."""
        if not self.minutes or total == self.minutes:
            return self
        ratio = total / self.minutes
        lengths = [max(1, round(step.minutes * ratio)) if step.minutes else 0 for step in self.steps]
        longest = max(range(len(lengths)), key=lengths.__getitem__)
        lengths[longest] = max(1, lengths[longest] + total - sum(lengths))
        return replace(
            self,
            steps=tuple(replace(s, minutes=m) for s, m in zip(self.steps, lengths, strict=True)),
        )

    def with_step(self, step: Step, *, after: str = "") -> Script:
        """A step replaced (same key), or added after the step ``after``, else at the end."""
        if any(one.key == step.key for one in self.steps):
            return replace(self, steps=tuple(step if one.key == step.key else one for one in self.steps))
        at = next((i + 1 for i, one in enumerate(self.steps) if one.key == after), len(self.steps))
        return replace(self, steps=(*self.steps[:at], step, *self.steps[at:]))

    def without(self, key: str) -> Script:
        return replace(self, steps=tuple(step for step in self.steps if step.key != key))

    def moved(self, key: str, by: int) -> Script:
        """A step one place up (-1) or down (1); at the edge it stays where it is."""
        steps = list(self.steps)
        at = next((i for i, step in enumerate(steps) if step.key == key), -1)
        if at < 0 or not 0 <= at + by < len(steps):
            return self
        steps[at], steps[at + by] = steps[at + by], steps[at]
        return replace(self, steps=tuple(steps))

    def as_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["steps"] = [
            {name: value for name, value in step.items() if value not in ("", False)}
            for step in data["steps"]
        ]
        return data


def new_key() -> str:
    return secrets.token_hex(4)


def read(data: dict[str, Any]) -> Script:
    """A script from what was kept; raises ValueError when it is none."""
    steps = tuple(_step(one, number) for number, one in enumerate(data.get("steps", ())))
    if len(steps) > MOST_STEPS:
        raise ValueError(f"a script has at most {MOST_STEPS} steps, not {len(steps)}")
    return Script(
        steps=steps,
        e_words=data.get("e_words", EWords.SENTENCES),
        pages=data.get("pages", Pages.IMAGE),
        silent=bool(data.get("silent", False)),
        texts=tuple(_texts(data.get("texts", ()))),
        texts_from=str(data.get("texts_from", "")),
    )


def _step(data: dict[str, Any], number: int) -> Step:
    known = {name: data[name] for name in Step.__dataclass_fields__ if name in data}
    step = Step(**{"key": f"s{number}", **known})
    low, high = MINUTES_LIMITS
    if step.kind not in StepKind.values or not low <= step.minutes <= high:
        raise ValueError(f"no such step: {step.kind!r}, {step.minutes} minutes")
    return step


def _texts(values: Iterable[Any]) -> Iterable[str]:
    return (str(value).strip() for value in values if str(value).strip())
