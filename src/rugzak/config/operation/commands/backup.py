"""Save the whole database into a new folder, with a manifest that a restore is checked against.

The master keys and the Django secret are NOT in it. Keep copies of those files
apart from the backups: without them the confidential texts cannot be read.
The folder is not encrypted; do that with the tool that carries it off.
"""

import argparse
from pathlib import Path

from rugzak.config.operation import backup, keys, places, surroundings

HELP = "save the database into a folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--into", type=Path, help="folder for backups (default: `backups` in RUGZAK_VAR)")
    parser.add_argument(
        "--keep-days",
        type=int,
        default=35,
        help="remove our backups in that folder that are older (default 35)",
    )


def run(options: argparse.Namespace) -> None:
    """Save and say where."""
    addresses = surroundings.complete()
    into = options.into or places.var() / "backups"
    folder = backup.save(addresses.migrating_url, into)
    expired = backup.expire(into, keep_days=options.keep_days)
    print(
        f"Saved in {folder}\n"
        f"Removed {len(expired)} older than {options.keep_days} days.\n"
        f"Not in it: the keys in {keys.master_file().parent}. Keep a copy of those elsewhere."
    )
