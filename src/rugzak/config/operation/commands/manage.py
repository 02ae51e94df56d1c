"""Pass a command on to Django, with the database and secrets of this installation.

Example: rugzak manage showmigrations
"""

import argparse

from rugzak.config.operation import surroundings

HELP = "run one of Django's own commands"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after `manage` is Django's."""
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the command and its options")


def run(options: argparse.Namespace) -> None:
    """Run it."""
    surroundings.complete()
    surroundings.django_command(*(options.command or ["help"]))
