"""Who could go instead: quickly, around what stands, and the same person for all visits of a request."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.planning import bridge, faces, reasons
from rugzak.apps.planning.models import Plan
from rugzak.apps.planning.queries import Facts, Scope, gather, prices_of, proposals_of
from rugzak.apps.support.queries import Ask
from rugzak.ground.accounts.models import Member

QUICK_SECONDS = 2.0
Row = dict[str, Any]
Rows = dict[UUID, Row]


@dataclass
class Others:
    """Per visit a row of the engine with its reasons; and of those for which nobody is found why not.

    Both as far as they may be shown. ``apart``: to so many requests more than one person goes.
    """

    placed: Rows = field(default_factory=dict)
    left: Rows = field(default_factory=dict)
    apart: int = 0


def look_for_others(*, by: Member, scope: Scope, plan: Plan, moving: list[Visit]) -> Others:
    """First at the agreed time, then at any that suits; what else is planned stays where it is."""
    facts, prices, found = gather(by, scope, moving), prices_of(plan.programme_id), Others()
    pins = bridge.rows_of(facts, proposals_of(plan))
    stays = {row["request"] for row in pins}
    only = [ask for ask in facts.asks if ask.at is not None]
    for same_time in (True, False):
        wanted = {ask.id: ask for ask in only if ask.id not in found.placed}
        asks = [
            one for one in facts.asks if str(one.id) in stays or one.id in wanted or one.id in found.placed
        ]
        looked = replace(facts, asks=asks, only_same_time=same_time)
        rows, unserved = _solved(looked, prices, pins + [bridge.bare(one) for one in found.placed.values()])
        for row in rows:
            if (ask := wanted.get(UUID(row["request"]))) is not None:
                found.placed[ask.id] = {
                    **row,
                    "shown": _shown(row, ask, looked),
                    "start": _start(row, looked),
                }
        found.left = {
            key: reasons.of_left_out(row, wanted[key], looked)
            for key, row in unserved.items()
            if key in wanted
        }
    _say_who_goes_apart(found, facts, prices, pins)
    return found


def _solved(facts: Facts, prices: dict[str, int], pins: list[Row]) -> tuple[list[Row], Rows]:
    """Insertion around what stands, then one person per request where it fits.

    Without the engine nobody is found, and the planner chooses.
    """
    try:
        rows, unserved = _inserted(facts, prices, pins)
        kept = {pin["request"] for pin in pins}
        loose = {row["request"] for row in rows} - kept
        better = faces.together(bridge.make_question(facts, prices), rows, loose)
        if better != [bridge.bare(row) for row in rows]:
            rows, unserved = _inserted(facts, prices, better)
    except Exception:
        bridge.log.exception("nobody could be looked for")
        return [], {}
    return rows, {UUID(row["request"]): row for row in unserved}


def _inserted(facts: Facts, prices: dict[str, int], pins: list[Row]) -> tuple[list[Row], list[Row]]:
    rows, unserved, _outcome = bridge.solve(
        bridge.make_question(facts, prices),
        pins=pins,
        previous=[],
        watch=lambda _phase, _cost, _bound: True,
        seconds=QUICK_SECONDS,
        certify=False,
        iterations=60,
    )
    return rows, unserved


def _say_who_goes_apart(found: Others, facts: Facts, prices: dict[str, int], pins: list[Row]) -> None:
    rows = [*pins, *(bridge.bare(one) for one in found.placed.values())]
    why = faces.apart(bridge.make_question(facts, prices), rows)
    split = [ask for ask in facts.asks if ask.id in found.placed and str(ask.id) in why]
    for ask in split:
        found.placed[ask.id]["shown"]["apart"] = why[str(ask.id)]
    found.apart = len({ask.request_id for ask in split})


def _shown(row: Row, ask: Ask, facts: Facts) -> Row:
    return reasons.of_placed(row["why"], ask, facts)


def _start(row: Row, facts: Facts) -> Any:
    return bridge.moment_at(facts, row["day"], row["start_minute"])
