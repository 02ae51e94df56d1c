"""``python -m bench.hhcrsp FILE... --seconds 60``: solve, check and print one line per instance."""

from __future__ import annotations

import argparse
import csv
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .data import Case, Unreadable, read
from .judge import Verdict, judge
from .search import solve


def main(arguments: list[str] | None = None) -> int:
    """Exit 0 when every file was solved and checked, 2 when one cannot be read."""
    parser = argparse.ArgumentParser(prog="bench.hhcrsp", description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--seconds", type=float, default=60.0, help="wall clock per instance")
    parser.add_argument(
        "--steps", type=int, help="steps per worker instead of a clock: same answer everywhere"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--workers", type=int, default=2, help="processes per instance, each with its own seed"
    )
    parser.add_argument("--table", help="CSV with columns instance and best_known_value, to compare with")
    asked = parser.parse_args(arguments)
    known = _known(asked.table) if asked.table else {}
    gaps = []
    print("instance,objective,travel,tardiness,max_tardiness,best_known,gap_percent,seconds")
    for file in asked.files:
        began = time.monotonic()
        try:
            case = read(file)
            verdict = best_of(case, asked.seconds, asked.steps, asked.seed, asked.workers)
        except Unreadable as problem:
            print(problem, file=sys.stderr)
            return 2
        best = known.get(case.name)
        gap = None if best is None else 100.0 * (verdict.objective - best) / best
        gaps += [] if gap is None else [gap]
        compared = ",," if gap is None else f",{best:.2f},{gap:.3f}"
        parts = f"{verdict.travel:.3f},{verdict.tardiness:.3f},{verdict.largest:.3f}"
        spent = time.monotonic() - began
        print(f"{case.name},{verdict.objective:.3f},{parts}{compared},{spent:.1f}", flush=True)
    if gaps:
        print(f"mean gap {sum(gaps) / len(gaps):.3f} % over {len(gaps)} instances", file=sys.stderr)
    return 0


def best_of(case: Case, seconds: float, steps: int | None, seed: int, workers: int) -> Verdict:
    """The best checked answer of some independent searches, side by side."""
    if workers <= 1:
        return _run(case, seconds, steps, seed)
    with ProcessPoolExecutor(workers) as crew:
        runs = [crew.submit(_run, case, seconds, steps, seed + number) for number in range(workers)]
        return min((run.result() for run in runs), key=lambda verdict: verdict.objective)


def _run(case: Case, seconds: float, steps: int | None, seed: int) -> Verdict:
    routes, _ = solve(case, seconds=None if steps is not None else seconds, steps=steps, seed=seed)
    return judge(case, routes)


def _known(path: str) -> dict[str, float]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {row["instance"]: float(row["best_known_value"]) for row in csv.DictReader(file)}


if __name__ == "__main__":
    sys.exit(main())
