"""The gates of the planning engine, measured: ``python -m bench.planning half-days|large|replan``.

Every command prints one line per instance with what was reached; nothing here is a test, because a busy
machine would make it fail. Run it on a quiet one, and say on how many cores.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from typing import Any

from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.generate import generate
from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.question.reading import read_instance
from rugzak.engines.planning.search.byhand import plan_by_hand
from rugzak.engines.planning.search.problem import make_problem
from rugzak.engines.planning.solution import Wishes
from rugzak.engines.planning.telling.plan import rows_of

FROZEN_SEEDS = (41, 42, 43, 44, 45, 46)
ILL = ("C000", "C001")
TUESDAY = 1


def by_hand(question: dict[str, Any]) -> int:
    """What the plan by hand costs, checked by the judge."""
    instance = read_instance(question)
    roster = plan_by_hand(make_problem(instance))
    return evaluate(question, rows_of(instance, roster.meetings())).cost


def half_days(seconds: float, seeds: tuple[int, ...]) -> None:
    """Search alone, then the whole pipeline, on the frozen half-day instances."""
    print(
        "seed,by_hand,search_cost,search_seconds,cost,bound,gap_percent,search_gap_percent,hand_gap_percent,seconds"
    )
    for seed in seeds:
        question = generate(coaches=20, requests=120, seed=seed, half_days=True)
        hand = by_hand(question)
        searched = solve(question, wishes=Wishes(seconds=min(10.0, seconds)))
        proven = solve(question, wishes=Wishes(seconds=seconds, certify=True))
        bound = proven.proof.bound
        gaps = [
            "none" if bound is None else f"{100 * (cost - bound) / cost:.2f}"
            for cost in (proven.cost, searched.cost, hand)
        ]
        first = f"{seed},{hand},{searched.cost},{searched.seconds:.1f}"
        print(f"{first},{proven.cost},{bound},{','.join(gaps)},{proven.seconds:.1f}", flush=True)


def large(seconds: float, seeds: tuple[int, ...]) -> None:
    """300 coaches and 2,000 requests against the plan by hand."""
    print("seed,by_hand,cost,better_percent,unserved,seconds,peak_megabytes")
    for seed in seeds:
        question = generate(coaches=300, requests=2000, seed=seed)
        hand = by_hand(question)
        found = solve(question, wishes=Wishes(seconds=seconds))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        better = 100 * (hand - found.cost) / hand
        print(
            f"{seed},{hand},{found.cost},{better:.2f},{len(found.roster.waiting)},{found.seconds:.1f},{peak}",
            flush=True,
        )


def replan(seconds: float, seeds: tuple[int, ...], weight: int) -> None:
    """Two coaches ill from Tuesday, ten new requests, half of the rest pinned."""
    print("seed,lost,pinned,movable,pinned_changed,free_changed,cost,seconds")
    for seed in seeds:
        question = generate(coaches=20, requests=130, seed=seed)
        new = question["requests"][120:]
        question["requests"] = question["requests"][:120]
        rows = solve(question, wishes=Wishes(seconds=seconds)).document()["assignments"]
        question["requests"] += new
        question["weights"] = {"change": weight}
        lost, pins = _fall_ill(question, rows, seed)
        question["pins"] = pins
        began = time.monotonic()
        again = solve(question, {"assignments": rows}, Wishes(seconds=seconds))
        now = [_key(row) for row in again.document()["assignments"]]
        kept = sum(_key(pin) in now for pin in pins)
        movable = len(rows) - lost - len(pins)
        spent = time.monotonic() - began
        changes = f"{len(pins) - kept},{len(again.verdict.changed)}"
        print(f"{seed},{lost},{len(pins)},{movable},{changes},{again.cost},{spent:.1f}", flush=True)


def _fall_ill(
    question: dict[str, Any], rows: list[dict[str, Any]], seed: int
) -> tuple[int, list[dict[str, Any]]]:
    """Take two coaches' shifts away; pin about half of the requests this does not touch."""
    for coach in question["coaches"]:
        if coach["id"] in ILL:
            coach["shifts"] = [shift for shift in coach["shifts"] if shift["day"] < TUESDAY]
    gone = [row for row in rows if row["coach"] in ILL and row["day"] >= TUESDAY]
    touched = {row["request"] for row in gone}
    sure = sorted({row["request"] for row in rows} - touched)
    confirmed = set(random.Random(seed).sample(sure, len(sure) * 55 // 100))
    keys = ("request", "coach", "day", "start_minute", "place")
    return len(gone), [{key: row[key] for key in keys} for row in rows if row["request"] in confirmed]


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["request"], row["coach"], row["day"], row["start_minute"], row["place"]


def main(arguments: list[str] | None = None) -> int:
    """Measure one gate."""
    parser = argparse.ArgumentParser(prog="bench.planning", description=__doc__)
    parser.add_argument("gate", choices=("half-days", "large", "replan"))
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seeds", type=int, nargs="+")
    parser.add_argument("--change-weight", type=int, default=200)
    asked = parser.parse_args(arguments)
    if asked.gate == "half-days":
        half_days(asked.seconds or 60.0, tuple(asked.seeds or FROZEN_SEEDS))
    elif asked.gate == "large":
        large(asked.seconds or 60.0, tuple(asked.seeds or (1,)))
    else:
        replan(asked.seconds or 5.0, tuple(asked.seeds or FROZEN_SEEDS), asked.change_weight)
    return 0


if __name__ == "__main__":
    sys.exit(main())
