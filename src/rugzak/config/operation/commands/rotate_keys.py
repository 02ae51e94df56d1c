"""Make a new master key, wrap every subject's key with it again, and retire the old one.

Safe to run while people work, and to run again after a failure. Backups made
before it need the key file as it was before it: keep that copy as long as them.
"""

import argparse
import importlib
from collections.abc import Callable

from rugzak.config.operation import keys, surroundings

HELP = "replace the master key"
REWRAPPER = "rugzak.ground.trust.services"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_options: argparse.Namespace) -> None:
    """Rotate and say what was done."""
    surroundings.complete()
    surroundings.set_up_django()
    rewrap: Callable[[], int] = importlib.import_module(REWRAPPER).rewrap_subject_keys
    print("A new key is made; wrapping the subject keys again takes at least 10 seconds.")
    moved = keys.rotate(rewrap)
    print(f"Done: {moved} subject keys moved. Keep a new copy of {keys.master_file()} elsewhere.")
