"""Ask the engine and its judge, and bring back rows with reasons. Whatever fails in there is told as NotNow."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection

from rugzak.apps.planning import most, reasons
from rugzak.apps.planning.bridge.question import Document, Question, Row
from rugzak.apps.planning.queries.facts import Facts
from rugzak.apps.planning.words import ENOUGH, MOST_ROUTES, SECONDS, SEED
from rugzak.apps.support.queries import Ask
from rugzak.engines import planning as engine

# Each makes the plan anew without what went past somebody's most.
MOST_TRIES = 3
log = logging.getLogger("rugzak.planning")
Watch = Callable[[str, int, int | None], bool]


class NotNow(Exception):
    """The engine cannot answer this question; planning by hand still can."""


def impossible_for_all(question: Question) -> list[Document]:
    """What no coach can do at all, before anything is planned. Empty as well when the question has no answer."""
    try:
        return engine.nobody_can(engine.standing(question.document))
    except Exception:
        # Without the engine the board still shows what is asked, and everything can be planned by hand.
        log.exception("the engine could not say what nobody can do")
        return []


def solve(
    question: Question,
    *,
    pins: list[Row],
    previous: list[Row],
    watch: Watch,
    seconds: float = SECONDS,
    certify: bool = True,
    iterations: int | None = None,
) -> tuple[list[Row], list[Row], Document]:
    """Plan; returns the new rows with reasons, who has no place, and the outcome with its proof.

    Raises NotNow with the engine's own line. Pins of ours that no longer fit are let go first.
    """
    wishes = _wishes(seconds, iterations, certify=certify)
    fixed = {row["request"] for row in question.fixed_rows}
    solution = first = _solved(question, pins, previous, watch, wishes)
    plan = solution.document()
    for _try in range(MOST_TRIES):
        open_ones = [row for row in plan["assignments"] if row["request"] not in fixed]
        over = most.too_many(question.facts, open_ones, {row["request"] for row in pins})
        if not over:
            break
        question.without(most.instead_of(question.facts, open_ones, over))
        solution = _solved(question, pins, previous, watch, wishes)
        plan = solution.document() | {"bound": plan["bound"]}
    engine.add_reasons(solution.roster, plan)
    rows = [row for row in plan["assignments"] if row["request"] not in fixed]
    outcome = {
        "cost": plan["cost"] - question.standing_cost,
        "parts": _parts(question, plan["cost_parts"]),
        "bound": None if plan["bound"] is None else plan["bound"] - question.standing_cost,
        "certified": plan["certified"],
        "seconds": plan["seconds"],
        "by_hand": _by_hand(solution) - question.standing_cost,
        "statement": first.certificate()["statement"],
    }
    kept = {row["request"] for row in pins}
    before = [row for row in previous if row["request"] not in kept]
    for row in [one["why"] | {"request": one["request"]} for one in rows] + plan["unserved"]:
        _enough(question, row)
    for row in rows:
        row["why"]["hours"] = [question.as_in_the_ledger(one, one["week"]) for one in row["why"]["hours"]]
        row["why"]["lines"] = _lines(question, plan["assignments"], row, kept, before)
    return rows, plan["unserved"], outcome


def _enough(question: Question, row: Row) -> None:
    """Who has done enough is kept from it, and counted as such."""
    number = len(question.enough.get(row["request"], ()))
    if number and row["coaches"].get("excluded"):
        row["coaches"]["excluded"] -= number
        row["coaches"][ENOUGH] = number
        if row.get("rule") == "excluded" and not row["coaches"]["excluded"]:
            row["rule"] = ENOUGH


def _wishes(seconds: float, iterations: int | None, *, certify: bool) -> engine.Wishes:
    return engine.Wishes(
        seconds=seconds, certify=certify, seed=SEED, iterations=iterations, most_routes=MOST_ROUTES
    )


def _solved(
    question: Question, pins: list[Row], previous: list[Row], watch: Watch, wishes: engine.Wishes
) -> engine.Solution:
    def told(progress: engine.Progress) -> bool:
        bound = None if progress.bound is None else progress.bound - question.standing_cost
        return watch(progress.phase, progress.cost - question.standing_cost, bound)

    known = {request["id"] for request in question.document["requests"]}
    pins = [pin for pin in pins if pin["request"] in known]
    document = {**question.document, "pins": question.fixed_rows + pins}
    before = {"assignments": [row for row in previous if row["request"] in known]}
    try:
        return engine.solve(document, before, wishes, told)
    except engine.Impossible:
        loose = {"assignments": before["assignments"] + pins}
    try:
        return engine.solve(question.document, loose, wishes, told)
    except engine.Impossible as trouble:
        raise NotNow(str(trouble)) from trouble


def _parts(question: Question, parts: dict[str, int]) -> dict[str, int]:
    return {**parts, "waiting": parts["waiting"] - question.standing_cost}


def _by_hand(solution: engine.Solution) -> int:
    return engine.by_hand_cost(solution)


def _lines(
    question: Question, rows: list[Row], row: Row, kept: set[str], before: list[Row]
) -> dict[str, int] | None:
    """Part by part what the runner-up would cost more, as the judge adds it up; None without a runner-up."""
    other = row["why"]["other_coach"]
    if other is None or len(other["rows"]) != 1:
        return None
    rest = [bare(one) for one in rows if one["request"] != row["request"]]
    swapped = {"request": row["request"], **other["rows"][0]}
    try:
        now = _judged(question, [*rest, bare(row)], kept, before)
        then = _judged(question, [*rest, swapped], kept, before)
    except engine.Breach:
        return None
    return {part: then.parts[part] - now.parts[part] for part in now.parts}


def bare(row: Row) -> Row:
    """A row of the plan without its reasons."""
    return {key: row[key] for key in ("request", "coach", "day", "start_minute", "place")}


def _judged(
    question: Question, rows: list[Row], kept: Collection[str], before: list[Row] | None = None
) -> engine.Verdict:
    """The judge's sum; rows of ``kept`` may overrule what was asked, because somebody decided that."""
    fixed = {row["request"] for row in question.fixed_rows}
    pins = question.fixed_rows + [
        row for row in rows if row["request"] in kept and row["request"] not in fixed
    ]
    return engine.evaluate({**question.document, "pins": pins}, rows, before)


def consequences(question: Question, rows: list[Row], kept: Collection[str] = ()) -> engine.Verdict:
    """What a plan as a whole costs, and the minutes per coach and week. Raises Breach when it cannot be."""
    return _judged(question, question.fixed_rows + rows, kept)


def other_choices(question: Question, rows: list[Row], request: str) -> list[Document]:
    """Every other coach and day for one request with the rest as it is, the cheapest first."""
    weights = {**question.document["weights"], "change": 0}
    rest = [row for row in rows if row["request"] != request]
    known = {one["id"] for one in question.document["requests"]}
    pins = question.fixed_rows + [row for row in rest if row["request"] in known]
    mine = [row for row in rows if row["request"] == request]
    document = {**question.document, "weights": weights, "pins": pins}
    try:
        found = engine.choices(engine.standing(document, {"assignments": mine}), request)
        open_ones = [one for one in found if most.fits(question.facts, rest, one)]
        return [question.as_in_the_ledger(one, one["day"] // 7) for one in open_ones]
    except Exception as trouble:
        # Whatever goes wrong in there must not keep anybody from planning by hand.
        log.exception("the engine could not say what else could be")
        raise NotNow(str(trouble)) from trouble


Breach = engine.Breach
outlook, coaches_needed, requests_possible = engine.outlook, engine.coaches_needed, engine.requests_possible
Verdict = engine.Verdict


def has_no_moment(question: Question, ask: Ask) -> bool:
    """None of the days that were asked lies ahead in these weeks."""
    return all(one["id"] != str(ask.id) for one in question.document["requests"])


def left_out(left: Row | None, ask: Ask, facts: Facts) -> Document:
    """Why somebody has no place, as far as it may be shown."""
    return reasons.of_left_out(left, ask, facts) if left else reasons.without_moment(facts)


def assumed(values: Document, rate: int) -> engine.Assumed:
    """What somebody filled in for the hours calculator."""
    return engine.Assumed(
        requests_per_week=rate,
        coaches=values["coaches"],
        hours_per_week=float(values["hours"]),
        away=values["away"] / 100,
        own_hours=float(values["own"]),
    )


def try_out(document: Document, *, steps: int) -> tuple[list[Row], int, int]:
    """A plan that is not kept: its rows, how many find no place, and the minutes on the road."""
    plan = engine.solve(
        document, wishes=engine.Wishes(seconds=SECONDS, seed=SEED, iterations=steps)
    ).document()
    return plan["assignments"], len(plan["unserved"]), plan["cost_parts"]["travel"]
