"""From a JSON document (see docs/planning/instance.schema.json) to an ``Instance``, or one clear refusal."""

from __future__ import annotations

import json
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any

from rugzak.engines.planning.question.asking import read_request
from rugzak.engines.planning.question.fields import Fields, index_of, place_in
from rugzak.engines.planning.question.instance import (
    MINUTES_PER_DAY,
    Impossible,
    Instance,
    Meeting,
    Rules,
    Weights,
)
from rugzak.engines.planning.question.maps import read_travel
from rugzak.engines.planning.question.working import read_coach

FORMAT = "rugzak-planning-instance"
PLAN_FORMAT = "rugzak-planning-plan"
VERSION = 1


def load_json(path: str) -> Any:
    """The JSON in a file; anything unreadable becomes one clear line."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as problem:
        raise Impossible(f"{path}: cannot be opened ({problem.strerror})") from problem
    except (ValueError, RecursionError) as problem:  # no JSON, no UTF-8, a number of 5,000 digits, too deep
        raise Impossible(f"{path}: not valid JSON ({str(problem).splitlines()[0]})") from problem


def read_instance(document: Any, previous: Any = None) -> Instance:
    """The question in ``document``, with the appointments of an earlier plan if there is one.

    Raises Impossible with the path of the first thing that is wrong.
    """
    top = Fields(document, "")
    version = top.take("version", None)
    if top.take("format", None) != FORMAT or version != VERSION or type(version) is not int:
        raise Impossible(f'format: expected "{FORMAT}" version {VERSION}')
    days = top.whole("days", least=1, most=28)
    raw_places = top.items("places")
    places = index_of([place.text("id") for place in raw_places], "places")
    travel = read_travel(top, raw_places)
    coaches = tuple(read_coach(item, places, travel, days) for item in top.items("coaches"))
    coach_index = index_of([coach.id for coach in coaches], "coaches")
    requests = tuple(read_request(item, places, coach_index, days) for item in top.items("requests"))
    index_of([request.id for request in requests], "requests")
    pins = tuple(_meeting(item, places) for item in top.items("pins", []))
    instance = Instance(
        name=top.text("name") if top.take("name", "") != "" else "",
        days=days,
        places=tuple(places),
        travel=travel,
        coaches=coaches,
        requests=requests,
        pins=pins,
        previous=_previous(previous, places),
        weights=_numbers(top, "weights", Weights),
        rules=_numbers(top, "rules", Rules),
    )
    top.only_known()
    return instance


def _numbers(top: Fields, key: str, kind: type[Any]) -> Any:
    """A dataclass of whole numbers, each with its own default."""
    given = Fields(top.take(key, {}), key)
    least = 1 if kind is Rules else 0
    values = {
        each.name: given.whole(each.name, each.default, least=least, most=100_000)
        for each in dataclass_fields(kind)
    }
    given.only_known()
    made = kind(**values)
    if kind is Rules and made.meetings_per_half > 6:
        raise Impossible("rules.meetings_per_half: expected 1 to 6")
    return made


def _meeting(item: Fields, places: dict[str, int]) -> Meeting:
    meeting = Meeting(
        request=item.text("request"),
        coach=item.text("coach"),
        day=item.whole("day", most=27),
        start=item.whole("start_minute", most=MINUTES_PER_DAY),
        place=place_in(item, "place", places),
    )
    item.take("end_minute", None)
    item.take("why", None)
    item.only_known()
    return meeting


def _previous(document: Any, places: dict[str, int]) -> tuple[Meeting, ...]:
    """The rows of an earlier plan; rows at places that no longer exist are left out."""
    if document is None:
        return ()
    rows = Fields(document, "previous").items("assignments")
    return tuple(_meeting(row, places) for row in rows if row.text("place") in places)
