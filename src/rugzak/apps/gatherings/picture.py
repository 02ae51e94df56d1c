"""What a room shows: a pure function of its row, for everybody, for the screen or for who leads.

Made once per audience and language and sent to all; what belongs to one phone is
fetched by that phone (``own_part``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from rugzak.apps.gatherings import fitting, queries
from rugzak.apps.gatherings.aliases import Alias, TableSign
from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.own_part import OWN, OwnPart, mode_of
from rugzak.apps.gatherings.pages import pages_of
from rugzak.apps.gatherings.script import Step
from rugzak.apps.gatherings.services.pages import taken_pages
from rugzak.apps.gatherings.words import (
    BACKS_IN_FAN,
    COUNTED,
    WHOLE_ROOM,
    WITH_CARDS,
    Aspect,
    State,
    StepKind,
    Telling,
    Theme,
    aspects,
)
from rugzak.apps.gatherings.words import Piece as PieceKind


class Audience(StrEnum):
    PHONE = "telefoon"
    SCREEN = "doek"
    REMOTE = "regie"


# Which walls belong to which step: the same on the big screen and on every phone.
WALLS: dict[str, PieceKind] = {StepKind.CHECKIN: PieceKind.CHECKIN, StepKind.CLOSING: PieceKind.LINE}


@dataclass
class Stage:
    """The part that everybody sees, on the screen and on the phone."""

    view: str
    title: str = ""
    text: str = ""
    part: str = ""
    wall: list[str] = field(default_factory=list)
    themes: list[tuple[str, list[Piece]]] = field(default_factory=list)
    quote: Piece | None = None
    quote_by: Alias | None = None
    file: Piece | None = None
    tables: list[tuple[TableSign, int]] = field(default_factory=list)
    said: list[tuple[Aspect, list[Piece]]] = field(default_factory=list)
    backs: tuple[str, ...] = ()
    round: int = 0
    # Everybody who was there, as they were called, in the closing picture of a room.
    everybody: list[Alias] = field(default_factory=list)
    # When a break is over.
    back_at: datetime | None = None

    @property
    def is_alone(self) -> bool:
        """Whether the prompt has the big screen for itself."""
        return not (self.wall or self.themes or self.said or self.view == "map")

    @property
    def on_the_table(self) -> int:
        return sum(len(habits) for _theme, habits in self.themes)

    @property
    def size(self) -> str:
        return fitting.title_size(self.title, is_alone=self.is_alone)

    @property
    def short_text(self) -> str:
        """What of the text stands on the big screen; all of it is on the phones."""
        return fitting.text_beside(self.title, self.text, is_alone=self.is_alone)

    @property
    def short_wall(self) -> tuple[list[str], int]:
        return fitting.wall(self.wall, title=self.title, text=self.short_text)

    @property
    def columns(self) -> list[fitting.Column]:
        """Habits per theme or words per E, as many of the newest as fit."""
        groups = self.themes or [(str(aspect.word), words) for aspect, words in self.said]
        return fitting.columns(groups, title=self.title, text=self.short_text)

    @property
    def short_quote(self) -> str:
        return fitting.read_aloud(self.quote.body) if self.quote else ""

    @property
    def quote_size(self) -> str:
        return fitting.quote_size(self.short_quote)


def stage_of(gathering: Gathering) -> Stage:
    """What the room is at."""
    if gathering.state == State.HARVEST:
        return Stage("harvest", everybody=queries.aliases_of(gathering))
    if gathering.state == State.PAUSED:
        return Stage("rest")
    step = gathering.step
    if step is None:
        return Stage("over" if gathering.is_over else "join", title=gathering.title)
    stage = Stage("prompt", step.title, step.text, step.part)
    lies = queries.shown_piece(gathering)
    if lies is not None:
        return _with_shown(stage, lies)
    if step.kind == StepKind.WELCOME:
        stage.view = "welcome"
    elif step.kind == StepKind.SILENCE:
        stage.view = "hush"
    elif step.kind == StepKind.BREAK:
        stage.back_at = gathering.ends_at
    elif step.kind in WALLS:
        stage.wall = [piece.body for piece in queries.on_the_wall(gathering, WALLS[step.kind], step.key)]
    elif step.kind in (StepKind.COLLECT, StepKind.CLUSTER):
        stage.themes = by_theme(queries.habits_on_the_table(gathering))
    elif step.kind == StepKind.LISTEN_TAG:
        _with_words(stage, gathering, step.key)
    elif step.kind in WITH_CARDS:
        stage.backs = BACKS_IN_FAN
    elif step.kind in (StepKind.STORY_TELL, StepKind.GROUP_TALK):
        table = queries.round_now(gathering)
        start = table.online_from if table else None
        stage.tables = [(TableSign.of(n, start), size) for n, size in queries.table_sizes(gathering).items()]
        stage.round = gathering.round_number
        stage.view = "map" if len(stage.tables) > 1 else "prompt"
    return stage


def by_theme(habits: list[Piece]) -> list[tuple[str, list[Piece]]]:
    """Habits per theme; what has none yet comes last."""
    themes: dict[str, list[Piece]] = {}
    for habit in habits:
        themes.setdefault(habit.theme, []).append(habit)
    ordered = sorted(themes.items(), key=lambda one: (one[0] == "", one[0]))
    return [(str(Theme(theme).label) if theme in Theme.values else "", rows) for theme, rows in ordered]


def clock_of(gathering: Gathering, now: datetime) -> dict[str, Any]:
    """For the thin line: when it ends by the server's clock, so a phone's own clock may be wrong."""
    step = gathering.step
    return {
        "now": _milliseconds(now),
        "ends": _milliseconds(gathering.ends_at) if gathering.ends_at else None,
        "left": gathering.remaining_seconds,
        "length": step.minutes * 60 if step else None,
    }


def minutes_left(gathering: Gathering, now: datetime) -> int | None:
    """Begun minutes count whole; None at a step without a time."""
    left: float | None = gathering.remaining_seconds
    if gathering.ends_at:
        left = (gathering.ends_at - now).total_seconds()
    return None if left is None else max(0, ceil(left / 60))


def key_of(gathering: Gathering) -> str:
    """Changes when the phone's own part is about something else."""
    step = gathering.step
    return f"{'stap-' + step.key if step else gathering.state}"


def phone_context(gathering: Gathering, own: OwnPart | None) -> dict[str, Any]:
    step = gathering.step
    context: dict[str, Any] = {
        "room": gathering,
        "step": step,
        "own": own,
        "stage": stage_of(gathering),
        "mode": mode_of(gathering, own),
        "aspects": aspects(gathering.script.e_words),
        "telling": Telling,
    }
    if step is not None and step.kind == StepKind.PAGE_DRAW:
        taken = taken_pages(gathering)
        context["pages"] = [(page, page.number in taken) for page in pages_of(gathering.script)]
        context["with_images"] = gathering.script.pages != "floor"
    return context


def remote_context(gathering: Gathering) -> dict[str, Any]:
    """For who leads: counts without names, what comes next, and what was offered."""
    step = gathering.step
    here = queries.came(gathering)
    context: dict[str, Any] = {
        "room": gathering,
        "step": step,
        "next": gathering.next_step,
        "here": here,
        "online": queries.online_now(gathering) if gathering.online else 0,
        "can_undo": bool(gathering.undo_until),
        "undo_until": _milliseconds(gathering.undo_until) if gathering.undo_until else None,
        "clock": clock_of(gathering, timezone.now()),
    }
    if step is not None:
        context["done"] = queries.done_with(gathering, step)
        context["is_counted"] = step.kind in COUNTED and not gathering.script.silent
        context["minutes_left"] = minutes_left(gathering, timezone.now())
        # A gift is never counted: there are only tables.
        at_tables = step.rotate or step.kind == StepKind.GIFT
        context["sizes"] = queries.table_sizes(gathering) if at_tables else {}
        context["table"] = queries.round_now(gathering) if step.rotate else None
        if context["table"] is not None and context["online"]:
            context |= _online_tables(gathering, context["table"].online_from, context["sizes"])
        context["offered"] = [(one, _alias_of(one)) for one in queries.offered(gathering)]
        if step.kind in (StepKind.COLLECT, StepKind.CLUSTER):
            context["habits"] = len(queries.habits_on_the_table(gathering))
    if gathering.state == State.HARVEST:
        context["circles"] = queries.circles(gathering)
    return context


def rendered(gathering: Gathering, audience: Audience) -> dict[str, Any]:
    """The picture as it travels: numbers for the clock, and pieces of page."""
    step = gathering.step
    picture: dict[str, Any] = {
        "v": gathering.version,
        "key": key_of(gathering),
        "state": gathering.state,
        "clock": clock_of(gathering, timezone.now()),
        "here": queries.came(gathering),
        "own": _has_own(gathering, step) if step is not None else _has_own_after(gathering),
    }
    if audience is Audience.PHONE:
        context = phone_context(gathering, None)
        picture["mode"], picture["call"] = context["mode"], gathering.online
        picture["stage"] = render_to_string("gatherings/room/_stage.html", context)
        picture["desk"] = render_to_string("gatherings/room/_desk.html", context)
    elif audience is Audience.SCREEN:
        context = {"room": gathering, "stage": stage_of(gathering), "step": step}
        picture["mode"] = screen_mode(gathering)
        picture["stage"] = render_to_string("gatherings/room/_screen.html", context)
    else:
        picture["charge"] = str(gathering.in_charge_id)
        picture["stage"] = render_to_string("gatherings/room/_remote.html", remote_context(gathering))
    return picture


def _has_own(gathering: Gathering, step: Step) -> bool:
    """Whether a phone must ask for its own part: at some steps always, elsewhere when the room has been here before."""
    return step.kind in OWN or Piece.objects.filter(gathering=gathering, step_key=step.key).exists()


def _has_own_after(gathering: Gathering) -> bool:
    """In the harvest one's own pieces; after the close what this phone still knows. A hall does not ask all at once."""
    return gathering.state == State.HARVEST or (gathering.is_over and not gathering.is_congress)


def _online_tables(gathering: Gathering, start: int | None, sizes: dict[int, int]) -> dict[str, Any]:
    """How many tables are in the call; or which table in the room needs a device for who is alone online."""
    if start is None:
        return {"mixed": [TableSign(number).title for number in queries.tables_with_online(gathering)]}
    return {"apart": sum(number >= start for number in sizes)}


def screen_mode(gathering: Gathering) -> str:
    if gathering.is_black:
        return "black"
    if gathering.state == State.OPEN or gathering.shows_code:
        return "join"
    step = gathering.step
    return "hush" if step is not None and step.kind == StepKind.SILENCE else ""


def as_data(picture: dict[str, Any]) -> str:
    """On one line, as a server-sent event wants it."""
    return json.dumps(picture, ensure_ascii=False, separators=(",", ":"))


def _alias_of(piece: Piece) -> Alias | None:
    """Who reads it aloud. A photo or a voice has no name, not even this one."""
    return Alias(piece.seat.alias) if piece.seat and not piece.has_file else None


def _with_shown(stage: Stage, piece: Piece) -> Stage:
    """What who leads laid on the screen, instead of the question. Who gave a photo or a voice is not said."""
    if piece.has_file:
        stage.view, stage.file = "file", piece
    else:
        stage.view, stage.quote = "quote", piece
        stage.quote_by = _alias_of(piece)
    return stage


def _with_words(stage: Stage, gathering: Gathering, step_key: str) -> None:
    """What the room heard in the story of one teller: only when that teller turned it over."""
    turns = queries.turns_now(gathering, step_key)
    turn = next((one for one in turns if one.table == WHOLE_ROOM and one.state == Telling.TURNED), None)
    if turn is not None:
        said = queries.words_in_turn(gathering, turn)
        asked = aspects(gathering.script.e_words)
        stage.said = [(one, [word for word in said if one.key in word.aspects]) for one in asked]


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
