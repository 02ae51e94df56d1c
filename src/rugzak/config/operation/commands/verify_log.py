"""Go through the log of reading of every organisation, and name the first line that was changed.

Each minute the log is sealed: a hash over its lines, bound to the seal before. Write the
end of the chain that this prints down somewhere else now and then; with --chain this
command tells whether it is still part of the log. Exit code 0 when nothing is wrong.
"""

import argparse
import importlib
import time
from types import ModuleType
from uuid import UUID

from rugzak.config.operation import surroundings

HELP = "tell whether the log of reading was changed"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which chain must be in it."""
    parser.add_argument("--organisation", type=UUID, help="only this one (its id)")
    parser.add_argument("--chain", default="", help="the end of the chain as it was written down earlier")


def run(options: argparse.Namespace) -> int:
    """One line per organisation; 1 when something is wrong."""
    surroundings.complete()
    surroundings.set_up_django()
    doors = importlib.import_module("rugzak.ground.tenancy.doors")
    wanted = [options.organisation] if options.organisation else doors.all_organisations()
    verification = importlib.import_module("rugzak.ground.trust.verification")
    return max((_verify(verification, organisation, options.chain) for organisation in wanted), default=0)


def _verify(verification: ModuleType, organisation_id: UUID, chain: str) -> int:
    context = importlib.import_module("rugzak.ground.tenancy.context")
    before = time.monotonic()
    with context.inside(organisation_id):
        verdict = verification.verify_log(known_chain=chain)
    if verdict.tampering:
        print(f"{organisation_id}: CHANGED, {verdict.tampering}", flush=True)
        return 1
    seconds = time.monotonic() - before
    print(
        f"{organisation_id}: {verdict.lines} lines in {verdict.seals} seals are as they were sealed"
        f" ({seconds:.1f} s); {verdict.waiting} wait for the next seal. Chain: {verdict.chain or 'none yet'}",
        flush=True,
    )
    return 0
