"""Bring a backup into an empty database, and prove that it is the same to the row.

Stop `rugzak serve` and `rugzak worker` first, and put the key files of that time
back. People who were erased after the backup are erased again (erasures.jsonl).
"""

import argparse
from pathlib import Path

from rugzak.config.operation import backup, surroundings

HELP = "bring a backup into an empty database"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("folder", type=Path, help="a folder that `rugzak backup` made")


def run(options: argparse.Namespace) -> None:
    """Restore and say what came back."""
    addresses = surroundings.complete()
    surroundings.set_up_django()
    rows = backup.restore(addresses.migrating_url, options.folder)
    print(f"Restored {rows} rows; every table is what the manifest says. Now run `rugzak migrate`.")
