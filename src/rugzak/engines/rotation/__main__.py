"""``python -m rugzak.engines.rotation --people 20 --rounds 3``: one plan as JSON on stdout.

Exit 2 with one line on stderr when the question or its wishes are impossible.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NoReturn

from rugzak.engines.rotation.asked import Impossible, Pair, Rotation
from rugzak.engines.rotation.history import History, read_history
from rugzak.engines.rotation.planned import rotate


class _Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One clear line, without the usage before it."""
        self.exit(2, f"{self.prog}: {message}\n")


def _arguments() -> argparse.ArgumentParser:
    parser = _Arguments(prog="rotation", description="Who sits with whom, with the fewest repeated meetings.")
    parser.add_argument(
        "--people", type=int, required=True, help="everybody who ever took part, numbered from 0"
    )
    parser.add_argument("--rounds", type=int, required=True, help="all rounds, those already held included")
    parser.add_argument(
        "--group-size", type=int, default=4, help="4 (default) or 5: what most groups should be"
    )
    parser.add_argument("--seed", type=int, default=0, help="another seed, another plan as good")
    parser.add_argument(
        "--roles", type=_roles, default=(), help="in order of number: practice*15,organiser*5"
    )
    parser.add_argument("--together", type=_pair, nargs="+", default=[], help="pairs for one group: 0-1 4-7")
    parser.add_argument("--apart", type=_pair, nargs="+", default=[], help="pairs for different groups: 2-3")
    parser.add_argument("--history", type=Path, help="JSON file with earlier, done, planned and absent")
    return parser


def _pair(text: str) -> Pair:
    first, dash, second = text.partition("-")
    if not (dash and first.isdecimal() and second.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a pair like 0-1")
    return int(first), int(second)


def _roles(text: str) -> tuple[str, ...]:
    roles: list[str] = []
    for part in text.split(","):
        role, star, times = part.partition("*")
        if not role or (star and not times.isdecimal()):
            raise argparse.ArgumentTypeError(f"{part!r} is not a role like practice or practice*15")
        roles += [role] * (int(times) if star else 1)
    return tuple(roles)


def main(words: Sequence[str] | None = None) -> int:
    given = _arguments().parse_args(words)
    begun = perf_counter()
    try:
        history: History = read_history(given.history) if given.history else {}
        asked = Rotation(
            people=given.people,
            rounds=given.rounds,
            group_size=given.group_size,
            roles=given.roles,
            together=tuple(given.together),
            apart=tuple(given.apart),
            seed=given.seed,
            **history,
        )
        plan = rotate(asked)
    except Impossible as refusal:
        sys.stderr.write(f"rotation: {refusal}\n")
        return 2
    answer = {
        "groups": plan.rounds,
        "repeats": plan.repeats,
        "minimum": plan.minimum,
        "role_imbalance": plan.role_imbalance,
        "seconds": round(perf_counter() - begun, 4),
    }
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
