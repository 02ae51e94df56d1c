"""What CI checks, as a list that reads as prose and runs at home: `make check`, `make test`, `make fix`."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rugzak.config.operation import postgres
from tools import browser

CHECKOUT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MOST_WORKERS = 4
RUGZAK = ("-m", "rugzak.config.operation.cli")


@dataclass(frozen=True)
class Step:
    """One promise about the code, and the command that proves it."""

    promise: str
    command: tuple[str, ...]


def python(*arguments: str) -> tuple[str, ...]:
    """A command that runs in this venv's Python."""
    return (sys.executable, *arguments)


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    """A command of an installed tool."""
    return (str(BIN / name), *arguments)


CHECKS = (
    Step("The code follows the style rules.", tool("ruff", "check", "--quiet")),
    Step("The code is laid out by the formatter.", tool("ruff", "format", "--check", "--quiet")),
    Step("The types fit.", tool("mypy")),
    Step("Imports run one way through the house.", tool("lint-imports", "--no-logo", "--no-cache")),
    Step("The templates are sound.", python("-m", "tools.templates")),
    Step(
        "Every change of a model has its migration.",
        python(*RUGZAK, "manage", "makemigrations", "--check", "--dry-run"),
    ),
    Step("Every sentence is translated.", python("-m", "rugzak.config.operation.catalogues", "check")),
    Step("The lock files hold no addresses.", python("-m", "tools.locks_hold_no_addresses")),
)
FIXES = (
    Step("Mend what the style rules can mend.", tool("ruff", "check", "--fix", "--quiet")),
    Step("Lay out the code.", tool("ruff", "format", "--quiet")),
)


def tests() -> tuple[Step, ...]:
    """All tests, browser stories included."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    # Stories share one server, so they stay together on one worker.
    spread = ("-n", str(workers), "--dist", "loadgroup")
    return (
        Step(
            f"The tests and browser stories pass ({workers} at a time).",
            python("-m", "pytest", *spread, "-rs", "-p", "tools.nothing_skipped"),
        ),
    )


def main(arguments: Sequence[str]) -> int:
    """Run one of check, test and fix; 0 when all is well."""
    wish = arguments[0] if arguments else "check"
    surroundings = dict(os.environ, DJANGO_SETTINGS_MODULE="rugzak.config.settings", RUGZAK_MODE="test")
    surroundings["PYTHONPATH"] = os.pathsep.join((str(CHECKOUT / "src"), str(CHECKOUT)))
    if wish == "fix":
        return 1 if run_all(FIXES, surroundings) else 0
    with own_server():
        return 1 if check_and_test(wish, surroundings) else 0


def check_and_test(wish: str, surroundings: dict[str, str]) -> int:
    """Run the checks, and for `test` the tests; returns how many steps failed."""
    failed = run_all(CHECKS, surroundings)
    if wish == "test":
        failed += give_browser(surroundings)
        failed += run_all(tests(), surroundings)
    return failed


@contextmanager
def own_server() -> Iterator[None]:
    """Stop the tests' database server at the end, unless somebody had it running."""
    was_running = not postgres.is_embedded() or postgres.own_cluster(for_tests=True).is_running()
    try:
        yield
    finally:
        if not was_running:
            postgres.stop(for_tests=True)


def give_browser(surroundings: dict[str, str]) -> int:
    """Name the browser for the stories; with CI=true there has to be one."""
    found = browser.find_or_fetch()
    if found:
        surroundings[browser.VARIABLE] = str(found)
        return 0
    is_ci = os.environ.get("CI") == "true"
    print("No Chromium, and none could be installed: the browser stories cannot run.", file=sys.stderr)
    return 1 if is_ci else 0


def run_all(steps: Sequence[Step], surroundings: dict[str, str]) -> int:
    """Run every step, also after a failure: one round shows all that is wrong. Returns how many failed."""
    return sum(not run(step, surroundings) for step in steps)


def run(step: Step, surroundings: dict[str, str]) -> bool:
    """Run one step and print its promise with the outcome."""
    print(f"… {step.promise}", flush=True)
    start = time.monotonic()
    answer = subprocess.run(step.command, cwd=CHECKOUT, env=surroundings, check=False)  # noqa: S603 - our own list
    outcome = "yes" if answer.returncode == 0 else f"NO: {' '.join(step.command)}"
    print(f"  {outcome} ({time.monotonic() - start:.1f} s)", flush=True)
    return answer.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
