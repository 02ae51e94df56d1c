"""Small questions that a person can work out by hand, in the words of the fixed cast."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.question.reading import FORMAT, VERSION

NINE, TEN, ELEVEN, NOON = 540, 600, 660, 720

Document = dict[str, Any]


def question(coaches: list[Document], requests: list[Document], **more: Any) -> Document:
    """Three places on a line, ten minutes apart by bicycle."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": "by hand",
        "days": 5,
        "places": [{"id": "Duinroos"}, {"id": "Zeewind"}, {"id": "Kompas"}],
        "travel": {"bicycle": {"matrix": [[0, 10, 20], [10, 0, 10], [20, 10, 0]]}},
        "coaches": coaches,
        "requests": requests,
        **more,
    }


def coach(name: str = "Samira", *, shifts: list[tuple[int, int, int]] | None = None, **more: Any) -> Document:
    """A coach at Duinroos with one morning, Monday eight to twelve, unless told otherwise."""
    return {
        "id": name,
        "base": "Duinroos",
        "line": None,
        "competences": ["tillen"],
        "minutes_per_week": 480,
        "soft_limit_minutes": 400,
        "travels_by": "bicycle",
        "shifts": [
            {"day": day, "start_minute": start, "end_minute": end}
            for day, start, end in (shifts or [(0, 480, NOON)])
        ],
        **more,
    }


def request(name: str, *options: tuple[int, int, int, str], **more: Any) -> Document:
    """Someone asks an hour; an option is day, earliest, latest and place."""
    return {
        "id": name,
        "urgency": 1,
        "minutes": 60,
        "line": None,
        "competences": ["tillen"],
        "options": [
            {"day": day, "earliest_minute": earliest, "latest_minute": latest, "place": place}
            for day, earliest, latest, place in options
        ],
        **more,
    }


def rows(plan: Document) -> list[tuple[str, str, int, int, str]]:
    """The assignments of a plan, short."""
    return [
        (row["request"], row["coach"], row["day"], row["start_minute"], row["place"])
        for row in plan["assignments"]
    ]


def row(name: str, coach_name: str, day: int, start: int, place: str) -> Document:
    """One row of a plan."""
    return {"request": name, "coach": coach_name, "day": day, "start_minute": start, "place": place}
