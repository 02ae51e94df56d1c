"""Reading what is asked: moments and places, what it needs, and pairs."""

from __future__ import annotations

from rugzak.engines.planning.question.fields import Fields, place_in
from rugzak.engines.planning.question.instance import (
    MINUTES_PER_DAY,
    Impossible,
    Option,
    Pair,
    PairKind,
    Request,
)


def read_request(item: Fields, places: dict[str, int], coaches: dict[str, int], days: int) -> Request:
    """One request, with at least one moment."""
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
        place=place_in(item, "place", places),
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
