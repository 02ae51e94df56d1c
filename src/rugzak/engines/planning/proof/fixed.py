"""Columns that are always there: leaving a request out, and choosing a moment that two coaches share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rugzak.engines.planning.proof.rows import Rows
from rugzak.engines.planning.search.problem import Problem

OUT_OF_QUESTION = 1e6  # leaving a pinned request out, only to give the first programmes an answer


def fixed_columns(
    problem: Problem, rows: Rows, place: Sequence[int], choice: Mapping[int, int]
) -> tuple[list[float], list[dict[int, float]]]:
    """Costs and entries; ``place`` tells where a row of ``rows`` stands in the programme.

    ``choice`` holds, per request for two coaches at once, the row that makes it one moment or left out.
    """
    costs: list[float] = []
    entries: list[dict[int, float]] = []
    covers = {request: int(place[row]) for request, row in rows.cover.items()}
    for request, row in [*covers.items(), *choice.items()]:
        pinned = problem.candidates.pinned[request]
        costs.append(OUT_OF_QUESTION if pinned else float(problem.penalty[request]))
        entries.append({row: 1.0})
    for (request, slot), entry in rows.slots.items():
        costs.append(float(problem.candidates.slot_cost[request, slot]))
        entries.append({int(place[row]): value for row, value in entry.items()} | {choice[request]: 1.0})
    return costs, entries


def cost_of_nobody(problem: Problem, rows: Rows) -> float:
    """What every plan pays: for earlier appointments, and for the requests that nobody can do."""
    served = set(rows.cover) | {request for request, _ in rows.slots}
    left_out = sum(penalty for request, penalty in enumerate(problem.penalty) if request not in served)
    return float(problem.constant + left_out)
