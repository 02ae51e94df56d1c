"""One face: to all visits of one request the same person goes instead, when that fits; else it is said why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from rugzak.apps.planning import bridge, most
from rugzak.apps.planning.queries import Facts
from rugzak.apps.planning.refusals import rule_of
from rugzak.apps.planning.words import ENOUGH

Row = dict[str, Any]


def together(question: bridge.Question, rows: Sequence[Row], movable: Collection[str]) -> list[Row]:
    """The rows with one person per request where the judge lets it: of who can, the one that costs least.

    Only ``movable`` rows may change; what a planner chose stays whose it is.
    """
    plan = [bridge.bare(row) for row in rows]
    for mine in _split(question.facts, plan):
        tries = [_given(plan, mine, seat.id, movable) for seat in question.facts.seats]
        priced = [(_cost(question, tried, movable), tried) for tried in tries if tried]
        fitting = [(cost, tried) for cost, tried in priced if cost is not None]
        plan = min(fitting, key=lambda one: one[0])[1] if fitting else plan
    return plan


def apart(question: bridge.Question, rows: Sequence[Row]) -> dict[str, Row]:
    """Per visit of a request to which more than one person goes: who goes to another one, and why not to this one.

    Of one colleague every no sounds the same: no name and no rule.
    """
    plan = [bridge.bare(row) for row in rows]
    told: dict[str, Row] = {}
    for mine in _split(question.facts, plan):
        for row in mine:
            ask = question.facts.ask(row["request"])
            other = next(one["coach"] for one in mine if one["coach"] != row["coach"])
            is_open = ask is not None and not ask.is_personal
            told[row["request"]] = (
                {"coach": other, "rule": _rule(question, plan, row, other)} if is_open else {}
            )
    return told


def _split(facts: Facts, rows: Sequence[Row]) -> list[list[Row]]:
    """Visits of one request, of those to which more than one person goes."""
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        ask = facts.ask(row["request"])
        if ask is not None and ask.at is not None and ask.request_id is not None:
            groups[ask.request_id].append(row)
    return [group for group in groups.values() if len({row["coach"] for row in group}) > 1]


def _given(
    plan: Sequence[Row], mine: Sequence[Row], coach: str, movable: Collection[str]
) -> list[Row] | None:
    """The plan with these visits given to one coach; None when somebody chose otherwise for one of them."""
    if any(row["coach"] != coach and row["request"] not in movable for row in mine):
        return None
    names = {row["request"] for row in mine}
    return [{**row, "coach": coach} if row["request"] in names else row for row in plan]


def _cost(question: bridge.Question, plan: list[Row], movable: Collection[str]) -> int | None:
    """What the plan costs as a whole; None when it cannot be."""
    chosen = {row["request"] for row in plan} - set(movable)
    if most.too_many(question.facts, plan, chosen):
        return None
    try:
        return bridge.consequences(question, plan, chosen).cost
    except bridge.Breach:
        return None


def _rule(question: bridge.Question, plan: Sequence[Row], row: Row, coach: str) -> str:
    """The rule that keeps a coach from a visit, with the rest of the plan as it is."""
    rest = [one for one in plan if one["request"] != row["request"]]
    swapped = {**row, "coach": coach}
    if not most.fits(question.facts, rest, swapped):
        return ENOUGH
    try:
        bridge.consequences(question, [*rest, swapped], {one["request"] for one in rest})
    except bridge.Breach as breach:
        return rule_of(breach)
    return ""
