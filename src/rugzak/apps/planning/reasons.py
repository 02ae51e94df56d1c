"""What the engine found, cut down to what a planner may see, with ids and numbers only.

Of a request of one colleague there are no counts per rule, no weight of a wish and nobody in the way: from
those one could work out whom somebody would rather not see.
"""

from __future__ import annotations

from typing import Any

from rugzak.apps.planning.queries.facts import Facts
from rugzak.apps.planning.words import ENOUGH
from rugzak.apps.support.queries import Ask

Why = dict[str, Any]

# Rules about who somebody is to the request are one: it suits, or it does not.
SUITS_NOT = ("excluded", "own_line")
NO_COMPETENCE = "no_competence"
OPEN_RULES = (ENOUGH, NO_COMPETENCE, "not_available", "too_far", "cannot_reach", "hours_full", "no_partner")
NO_MOMENT = "no_moment"
PERSONAL_LINES = ("travel", "waiting", "over_soft_limit", "changes")


def of_placed(why: Why, ask: Ask, facts: Facts) -> Why:
    """The reasons for a coach and a moment."""
    shown: Why = {
        "coaches": len(facts.seats),
        "fits": why["coaches"].get("fits", 0),
        "waiting_days": why["waiting_days"],
        "travel_minutes": why["travel_minutes_added"],
        "hours": why["hours"],
        "compared": why["compared_with_previous"],
        "other": _other(why["other_coach"], personal=ask.is_personal),
        "other_day": _other(why["other_day"], personal=ask.is_personal),
        "lines": why["lines"],
    }
    if ask.is_personal:
        lines = why["lines"]
        shown["lines"] = {key: lines[key] for key in PERSONAL_LINES} if lines else None
        return shown
    shown["funnel"] = _folded(why["coaches"])
    shown["known"] = why["known_coach"]
    shown["in_the_way"] = _in_the_way(why["in_the_way"], facts)
    return shown


def of_left_out(left: Why, ask: Ask, facts: Facts) -> Why:
    """Why somebody has no place, and the smallest change that would help."""
    rule = left["rule"]
    shown: Why = {
        "coaches": len(facts.seats),
        "fits": left["coaches"].get("fits", 0),
        "nobody": left["reason"] == "no_candidate",
        "rule": "suits_not" if rule in SUITS_NOT else rule,
        "help": left["would_help"],
    }
    if not ask.is_personal:
        shown["funnel"] = _folded(left["coaches"])
    return shown


def without_moment(facts: Facts) -> Why:
    """None of the days that were asked lies ahead in these weeks."""
    return {"coaches": len(facts.seats), "fits": 0, "nobody": True, "rule": NO_MOMENT, "help": []}


def _folded(counts: dict[str, int]) -> dict[str, int]:
    folded = {"suits_not": sum(counts.get(rule, 0) for rule in SUITS_NOT)}
    folded |= {rule: counts.get(rule, 0) for rule in OPEN_RULES}
    return {rule: count for rule, count in folded.items() if count}


def _other(found: Why | None, *, personal: bool) -> Why | None:
    if found is None or len(found["rows"]) != 1:
        return None
    shown = {key: found["rows"][0][key] for key in ("coach", "day", "start_minute")}
    shown |= {"travel": found["travel_difference"], "days_later": found["days_later"]}
    return shown if personal else {**shown, "cost": found["cost_difference"]}


def _in_the_way(found: Why | None, facts: Facts) -> Why | None:
    """Who would cost less in an empty week, and for which team she goes elsewhere; of one colleague no name."""
    if found is None:
        return None
    blocker = facts.ask(found["request"]) if found["request"] else None
    return {"coach": found["coach"], "team": blocker.team if blocker else ""}
