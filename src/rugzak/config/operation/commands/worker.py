"""Do the background work: mail, reminders, reports. Run at least one beside `rugzak serve`."""

import argparse
import os

from rugzak.config.operation import surroundings

HELP = "do the background work"


def arguments(parser: argparse.ArgumentParser) -> None:
    """How much at once."""
    parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (default 4)")


def run(options: argparse.Namespace) -> None:
    """Work until told to stop."""
    surroundings.complete()
    # A worker never needs the owner's power.
    os.environ.pop("DATABASE_OWNER_URL", None)
    os.environ.pop("DATABASE_ADMIN_URL", None)
    surroundings.django_command("procrastinate", "worker", "--concurrency", str(options.concurrency))
