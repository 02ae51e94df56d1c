"""From a JSON document (see docs/planning/instance.schema.json) to an ``Instance``, or one clear refusal."""

from __future__ import annotations

import json
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any

from rugzak.engines.planning.question.fields import Fields, index_of
from rugzak.engines.planning.question.instance import (
    DAYS_PER_WEEK,
    Coach,
    Half,
    Impossible,
    Instance,
    Meeting,
    Option,
    Pair,
    PairKind,
    Request,
    Rules,
    Shift,
    Weights,
)
from rugzak.engines.planning.question.travel import closed, minutes_from_coordinates

FORMAT = "rugzak-planning-instance"
PLAN_FORMAT = "rugzak-planning-plan"
VERSION = 1
MINUTES_PER_DAY = 24 * 60
LONGEST_HALF_MINUTES = 330  # a longer stretch is cut in two at a break
BREAK_MINUTES = 30


def load_json(path: str) -> Any:
    """The JSON in a file; anything unreadable becomes one clear line."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as problem:
        raise Impossible(f"{path}: cannot be opened ({problem.strerror})") from problem
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise Impossible(f"{path}: not valid JSON ({str(problem).splitlines()[0]})") from problem


def read_instance(document: Any, previous: Any = None) -> Instance:
    """The question in ``document``, with the appointments of an earlier plan if there is one.

    Raises Impossible with the path of the first thing that is wrong.
    """
    top = Fields(document, "")
    if top.take("format", None) != FORMAT or top.take("version", None) != VERSION:
        raise Impossible(f'format: expected "{FORMAT}" version {VERSION}')
    days = top.whole("days", least=1, most=28)
    raw_places = top.items("places")
    places = index_of([place.text("id") for place in raw_places], "places")
    travel = {means: _with_nowhere(minutes) for means, minutes in _travel(top, raw_places).items()}
    coaches = tuple(_coach(item, places, travel, days) for item in top.items("coaches"))
    coach_index = index_of([coach.id for coach in coaches], "coaches")
    requests = tuple(_request(item, places, coach_index, days) for item in top.items("requests"))
    index_of([request.id for request in requests], "requests")
    pins = tuple(_meeting(item, places) for item in top.items("pins", []))
    instance = Instance(
        name=str(top.take("name", "")),
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


def _travel(top: Fields, places: list[Fields]) -> dict[str, list[list[int]]]:
    given = Fields(top.take("travel", {"car": {}}), "travel")
    return {means: _matrix(Fields(given.take(means), given.at(means)), places) for means in given.value}


def _matrix(means: Fields, places: list[Fields]) -> list[list[int]]:
    matrix = means.take("matrix", None)
    if matrix is None:
        spots = [_spot(place) for place in places]
        speed, detour = means.real("speed_kmh", 45.0), means.real("detour", 1.3)
        minutes = minutes_from_coordinates(spots, speed, detour, means.whole("minutes_per_trip", 3))
    else:
        minutes = _given_matrix(matrix, len(places), means.at("matrix"))
    means.only_known()
    return closed(minutes)


def _with_nowhere(minutes: list[list[int]]) -> list[list[int]]:
    """Added after the closure: only a shift begins or ends there, no trip goes through it."""
    return [[*row, 0] for row in minutes] + [[0] * (len(minutes) + 1)]


def _spot(place: Fields) -> dict[str, float]:
    pair = ("x_km", "y_km") if "x_km" in place.value else ("latitude", "longitude")
    spot = {axis: place.real(axis, above=-1e6) for axis in pair}
    place.only_known()
    return spot


def _given_matrix(matrix: Any, size: int, path: str) -> list[list[int]]:
    square = isinstance(matrix, list) and len(matrix) == size
    if not square or not all(isinstance(row, list) and len(row) == size for row in matrix):
        raise Impossible(f"{path}: expected {size} rows of {size} whole minutes")
    for a, row in enumerate(matrix):
        for b, value in enumerate(row):
            if type(value) is not int or not 0 <= value < MINUTES_PER_DAY or (a == b and value):
                raise Impossible(
                    f"{path}[{a}][{b}]: expected whole minutes (0 within a place), found {value!r}"
                )
    checked: list[list[int]] = matrix
    return checked


def _coach(item: Fields, places: dict[str, int], travel: dict[str, Any], days: int) -> Coach:
    means = item.text("travels_by", next(iter(travel), "car"))
    if means not in travel:
        raise Impossible(f"{item.at('travels_by')}: {means!r} is not in travel")
    minutes = item.whole("minutes_per_week", most=7 * MINUTES_PER_DAY)
    home = _place(item, "base", places)
    coach = Coach(
        id=item.text("id"),
        base=len(places) if item.yes_or_no("commutes") else home,
        home=home,
        line=item.text_or_none("line"),
        competences=item.texts("competences"),
        minutes_per_week=minutes,
        soft_limit_minutes=item.whole("soft_limit_minutes", minutes, most=7 * MINUTES_PER_DAY),
        travels_by=means,
        shifts=tuple(sorted((_shift(s, days) for s in item.items("shifts")), key=_shift_order)),
        minutes_by_week=_minutes_by_week(item, days),
    )
    item.only_known()
    for before, after in zip(coach.shifts, coach.shifts[1:], strict=False):
        if before.day == after.day and after.halves[0].start < before.halves[-1].end:
            raise Impossible(f"{item.at('shifts')}: two shifts overlap on day {before.day}")
    return coach


def _minutes_by_week(item: Fields, days: int) -> tuple[int, ...]:
    """One number per week, for who has more or less to spend in one of them; empty when all are alike."""
    given = item.take("minutes_by_week", [])
    weeks = -(-days // DAYS_PER_WEEK)
    right = isinstance(given, list) and all(
        type(one) is int and 0 <= one <= 7 * MINUTES_PER_DAY for one in given
    )
    if not right or len(given) not in (0, weeks):
        raise Impossible(f"{item.at('minutes_by_week')}: expected whole minutes for each of {weeks} weeks")
    return tuple(given)


def _shift_order(shift: Shift) -> tuple[int, int]:
    return shift.day, shift.halves[0].start


def _shift(item: Fields, days: int) -> Shift:
    """A shift longer than five and a half hours is cut in two, at its break or in the middle."""
    day = item.whole("day", most=days - 1)
    start = item.whole("start_minute", most=MINUTES_PER_DAY)
    end = item.whole("end_minute", least=start + 1, most=MINUTES_PER_DAY)
    middle = (start + end) // 2 - BREAK_MINUTES // 2
    has_break = "break_start_minute" in item.value or end - start > LONGEST_HALF_MINUTES
    first = item.whole("break_start_minute", middle if has_break else start)
    second = item.whole("break_end_minute", first + BREAK_MINUTES if has_break else first)
    item.only_known()
    if not has_break:
        return Shift(day, (Half(start, end),))
    if not start < first <= second < end:
        raise Impossible(f"{item.at('break_start_minute')}: the break must lie inside the shift")
    return Shift(day, (Half(start, first), Half(second, end)))


def _request(item: Fields, places: dict[str, int], coaches: dict[str, int], days: int) -> Request:
    request = Request(
        id=item.text("id"),
        urgency=item.whole("urgency", least=1, most=1000),
        minutes=item.whole("minutes", least=1, most=MINUTES_PER_DAY),
        line=item.text_or_none("line"),
        competences=item.texts("competences"),
        options=tuple(_option(option, places, days) for option in item.items("options")),
        pair=_pair(item),
        preferred_coach=item.text_or_none("preferred_coach"),
        excluded_coaches=item.texts("excluded_coaches"),
    )
    item.only_known()
    if not request.options:
        raise Impossible(f"{item.at('options')}: at least one moment is needed")
    for name in request.excluded_coaches | {request.preferred_coach} - {None}:
        if name not in coaches:
            raise Impossible(f"{item.path}: unknown coach {name!r}")
    return request


def _option(item: Fields, places: dict[str, int], days: int) -> Option:
    earliest = item.whole("earliest_minute", most=MINUTES_PER_DAY)
    option = Option(
        day=item.whole("day", most=days - 1),
        earliest=earliest,
        latest=item.whole("latest_minute", earliest, least=earliest, most=MINUTES_PER_DAY),
        place=_place(item, "place", places),
    )
    item.only_known()
    return option


def _pair(item: Fields) -> Pair | None:
    if item.take("pair", None) is None:
        return None
    given = Fields(item.take("pair"), item.at("pair"))
    kind = given.text("kind")
    if kind not in set(PairKind):
        raise Impossible(f"{given.at('kind')}: expected one of {', '.join(PairKind)}")
    least = given.whole("min_days", 1, least=1, most=28)
    pair = Pair(PairKind(kind), least, given.whole("max_days", 28, least=least, most=28))
    given.only_known()
    return pair


def _meeting(item: Fields, places: dict[str, int]) -> Meeting:
    meeting = Meeting(
        request=item.text("request"),
        coach=item.text("coach"),
        day=item.whole("day", most=27),
        start=item.whole("start_minute", most=MINUTES_PER_DAY),
        place=_place(item, "place", places),
    )
    item.take("end_minute", None)
    item.take("why", None)
    item.only_known()
    return meeting


def _place(item: Fields, key: str, places: dict[str, int]) -> int:
    name = item.text(key)
    if name not in places:
        raise Impossible(f"{item.at(key)}: unknown place {name!r}")
    return places[name]


def _previous(document: Any, places: dict[str, int]) -> tuple[Meeting, ...]:
    """The rows of an earlier plan; rows at places that no longer exist are left out."""
    if document is None:
        return ()
    rows = Fields(document, "previous").items("assignments")
    return tuple(_meeting(row, places) for row in rows if row.text("place") in places)
