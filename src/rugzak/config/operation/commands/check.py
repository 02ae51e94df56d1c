"""Tell in plain words what is wrong with this installation, and what to do about it.

Exit code 0 when nothing is wrong, 1 otherwise: fit for a monitoring system.
"""

import argparse
from collections.abc import Iterator

from rugzak.config.operation import surroundings
from rugzak.config.operation.checks import database, machine, schema
from rugzak.config.operation.checks.findings import Finding, Verdict, wrong
from rugzak.config.operation.trouble import Trouble

HELP = "tell what is wrong with this installation"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_options: argparse.Namespace) -> int:
    """Print one line per check."""
    found = []
    for finding in findings():
        print(finding, flush=True)
        found.append(finding)
    bad = sum(finding.verdict is Verdict.WRONG for finding in found)
    print(f"\n{bad} wrong, {len(found) - bad} well." if bad else "\nNothing is wrong.")
    return 1 if bad else 0


def findings() -> Iterator[Finding]:
    """Every check, the machine first: without it the rest cannot be asked."""
    yield from machine.findings()
    try:
        addresses = surroundings.complete()
    except Trouble as trouble:
        yield wrong("The database is not known.", str(trouble))
        return
    about_database = list(database.findings(addresses.app_url))
    yield from about_database
    if len(about_database) > 1:
        yield from schema.findings()
