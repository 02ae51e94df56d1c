"""What if there were more coaches here: the same weeks planned twice, side by side. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rugzak.apps.planning import bridge
from rugzak.apps.planning.days import AFTERNOON, MORNING
from rugzak.apps.planning.queries import Facts

MOST_EXTRA = 5
MINUTES = 8 * 60
STEPS = 400


@dataclass(frozen=True)
class Trial:
    """How many requests get a place, and after how many days on average."""

    coaches: int
    placed: int
    left_out: int
    mean_days: int
    travel_minutes: int


def trials(facts: Facts, prices: dict[str, int], extra: int) -> tuple[Trial, Trial] | None:
    """As it is, and with ``extra`` coaches of eight hours a week; None when the engine cannot say."""
    question = bridge.make_question(facts, prices)
    more = {**question.document, "coaches": question.document["coaches"] + _invented(question, extra)}
    try:
        return _trial(facts, question.document), _trial(facts, more)
    except Exception:
        bridge.log.exception("the engine could not try this out")
        return None


def _invented(question: bridge.Question, extra: int) -> list[dict[str, Any]]:
    """Coaches who do not exist: on working days, by car, from where most is asked."""
    asked = [one["options"][0]["place"] for one in question.document["requests"]]
    places = question.document["places"]
    if not places:
        return []
    base = max(sorted(set(asked)), key=asked.count) if asked else places[0]["id"]
    means = next(iter(question.document["travel"]))
    shifts = [
        {
            "day": day,
            "start_minute": MORNING[0],
            "end_minute": AFTERNOON[1],
            "break_start_minute": MORNING[1],
            "break_end_minute": AFTERNOON[0],
        }
        for day in range(question.document["days"])
        if day % 7 < 5 and question.facts.scope.day(day) > bridge.day_of_moment(question.facts.now)
    ]
    return [
        {
            "id": f"extra:{number}",
            "base": base,
            "commutes": True,
            "line": None,
            "minutes_per_week": MINUTES,
            "travels_by": means,
            "shifts": shifts,
        }
        for number in range(extra)
    ]


def _trial(facts: Facts, document: dict[str, Any]) -> Trial:
    rows, left, travel = bridge.try_out(document, steps=STEPS)
    fixed = {pin["request"] for pin in document["pins"]}
    today = facts.scope.day_number(bridge.day_of_moment(facts.now))
    waits = [row["day"] - today for row in rows if row["request"] not in fixed]
    return Trial(
        coaches=len(document["coaches"]),
        placed=len(waits),
        left_out=left,
        mean_days=round(sum(waits) / len(waits)) if waits else 0,
        travel_minutes=travel,
    )
