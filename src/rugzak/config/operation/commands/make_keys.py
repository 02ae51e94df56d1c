"""Make the secret files of a new installation, where they are not there yet.

Keep a copy of these files outside this machine and outside the backups: without
the master keys the confidential texts in a backup cannot be read by anybody.
"""

import argparse

from rugzak.config.operation import keys

HELP = "make the secret files of a new installation"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_options: argparse.Namespace) -> None:
    """Make them and say where they are."""
    keys.ensure()
    keys.django_secret()
    keys.master_keys()
    print(f"Secret:      {keys.secret_file()}\nMaster keys: {keys.master_file()}\nKeep a copy elsewhere.")
