"""``python -m rugzak.engines.planning INSTANCE.json --seconds 10 [--certify]``: one JSON object on stdout.

Exit 0 with a plan, 2 with one line on stderr when the question cannot be read or has no answer.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.question.instance import Impossible
from rugzak.engines.planning.question.reading import load_json
from rugzak.engines.planning.solution import NO_PROOF, Solution, Wishes
from rugzak.engines.planning.telling.explain import add_reasons


def main(arguments: list[str] | None = None) -> int:
    """Plan one instance."""
    asked = _parser().parse_args(arguments)
    wishes = Wishes(asked.seconds, asked.certify, asked.seed, asked.iterations, asked.most_routes)
    try:
        document = load_json(asked.instance)
        previous = load_json(asked.previous) if asked.previous else None
        solution = solve(document, previous, wishes)
        if asked.certificate:
            _write(asked.certificate, solution)
    except Impossible as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return 2
    plan = solution.document()
    if asked.explain:
        add_reasons(solution.roster, plan)
    json.dump(plan, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")
    if asked.certify and solution.proof.bound is None:
        print(f"{NO_PROOF}: {solution.proof.reason}", file=sys.stderr)
    return 0


def _write(path: str, solution: Solution) -> None:
    text = json.dumps(solution.certificate(), indent=1) + "\n"
    try:
        Path(path).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise Impossible(f"{path}: cannot be written ({problem})") from problem


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rugzak.engines.planning", description=__doc__)
    parser.add_argument("instance", metavar="INSTANCE.json")
    parser.add_argument("--seconds", type=_positive, default=10.0, help="wall clock for everything")
    parser.add_argument("--certify", action="store_true", help="prove how far the plan is from the best")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--previous", metavar="PLAN.json", help="start from this plan and count changes")
    parser.add_argument(
        "--iterations", type=_count, help="search steps instead of a clock: exactly repeatable"
    )
    parser.add_argument("--explain", action="store_true", help="add 'why' to every assignment")
    parser.add_argument("--certificate", metavar="FILE", help="also write the certificate to a file")
    parser.add_argument("--most-routes", type=_count, default=2_000_000, help="cap on the list of routes")
    return parser


def _positive(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError("expected a positive number of seconds")
    return seconds


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("expected a number from 0")
    return number


if __name__ == "__main__":
    sys.exit(main())
