"""Measure the most used pages: statements, bytes, and CPU against the bare page of ``bench.floor``.

Statements and bytes are exact and compared at one and at ten times the data. CPU is
that of the application's process, floor and page in turns, median of the rounds.
"""

import argparse
import json
import logging
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass

ROUNDS, CALLS = 5, 40
LIMITS = {"statements": 12, "of a deed": 16, "ratio": 2.5, "kilobytes": 12.0}


@dataclass
class Line:
    """The figures of one page; the tuple is (own size, ten times)."""

    what: str
    is_deed: bool = False
    statements: tuple[int, ...] = ()
    kilobytes: tuple[float, ...] = ()
    ratios: tuple[float, ...] = ()


class Floor:
    """The bare page in its own process; asked for a number of calls, it answers CPU ms per call."""

    def __init__(self, address: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.floor"],
            env={**os.environ, "BENCH_FLOOR_URL": address, "DJANGO_SETTINGS_MODULE": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def cpu(self, calls: int) -> float:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{calls}\n")
        self._process.stdin.flush()
        return float(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=20)


def main() -> int:
    options = _options()
    _prepare()
    from bench.house import demo_at, floor_address
    from bench.product import lines_of

    lines: dict[str, Line] = {}
    with floor_address() as address:
        floor = Floor(address)
        for scale in (1, options.scale):
            with demo_at(scale):
                for page, statements, kilobytes, ratio in lines_of(
                    floor, options.rounds, CALLS, options.only
                ):
                    line = lines.setdefault(page.what, Line(page.what, is_deed=page.sends is not None))
                    line.statements += (statements,)
                    line.kilobytes += (kilobytes,)
                    line.ratios += (ratio,)
        floor.close()
    _print(list(lines.values()), options.scale)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds per page (default %(default)s)")
    parser.add_argument("--scale", type=int, default=10, help="the larger size (default %(default)s)")
    parser.add_argument("--only", default="", help='pages of which the name holds this: "home"')
    return parser.parse_args()


def _prepare() -> None:
    from rugzak.config.operation import surroundings
    from rugzak.config.operation.catalogues.files import compile_all

    os.environ.update(RUGZAK_MODE="test", RUGZAK_SECURE_COOKIES="0")
    surroundings.complete(for_tests=True)
    compile_all()
    surroundings.set_up_django()
    from django.db import connections

    logging.disable(logging.INFO)  # the table is what should be read
    # Tests open a connection per request; people's requests find one waiting in the pool, and so do the floor's.
    connections["default"].settings_dict["CONN_MAX_AGE"] = None


def _print(lines: list[Line], scale: int) -> None:
    head = f"{'page':34}{'statements':>18}{'kB gzipped':>18}{'CPU / floor':>18}"
    print(f"\nEach figure at the demo's own size and at {scale} times that.\n\n{head}\n{'-' * len(head)}")
    for line in lines:
        marks = _over(line)
        print(
            f"{line.what:34}"
            f"{' / '.join(map(str, line.statements)):>18}"
            f"{' / '.join(f'{value:.1f}' for value in line.kilobytes):>18}"
            f"{' / '.join(f'{value:.2f}' for value in line.ratios):>18}{marks}"
        )
    ratios = [line.ratios[0] for line in lines]
    print(f"{'-' * len(head)}\n{'geometric mean':70}{statistics.geometric_mean(ratios):>18.2f}")
    aims = (
        f"{LIMITS['statements']} statements a page and {LIMITS['of a deed']} a deed, the same at both sizes"
    )
    aims += f"; {LIMITS['kilobytes']:.0f} kB"
    print(f"\nAims: {aims}; CPU at most {LIMITS['ratio']} times the floor.")


def _over(line: Line) -> str:
    over = [
        *(
            ["statements"]
            if max(line.statements) > LIMITS["of a deed" if line.is_deed else "statements"]
            else []
        ),
        *(["grows"] if len(set(line.statements)) > 1 else []),
        *(["kB"] if max(line.kilobytes) > LIMITS["kilobytes"] else []),
        *(["CPU"] if max(line.ratios) > LIMITS["ratio"] else []),
    ]
    return f"   over: {', '.join(over)}" if over else ""


if __name__ == "__main__":
    sys.exit(main())
