"""Start, stop or look at the embedded database of demo and development.

`url` prints an address with its password: mind who looks over your shoulder.
"""

import argparse

from rugzak.config.operation import postgres

HELP = "start, stop or look at the embedded database"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which of the two servers."""
    parser.add_argument("deed", choices=("start", "stop", "status", "url"))
    parser.add_argument("--tests", action="store_true", help="the server of the tests instead of the demo's")
    parser.add_argument("--role", choices=("app", "owner"), default="app", help="whose address `url` prints")


def run(options: argparse.Namespace) -> None:
    """Do it and say how it stands."""
    if options.deed == "stop" and postgres.is_embedded():
        postgres.stop(for_tests=options.tests)
    if options.deed in ("start", "url"):
        addresses = postgres.ensure(for_tests=options.tests)
        if options.deed == "url":
            print(addresses.app_url if options.role == "app" else addresses.migrating_url)
            return
    print(postgres.status(for_tests=options.tests))
