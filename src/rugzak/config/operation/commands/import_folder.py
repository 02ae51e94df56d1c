"""Bring in the files that another program leaves in a folder, and say what became of each.

In RUGZAK_IMPORT_FOLDER there is a folder per organisation, with its address as name
(kustmeer-zorg). The begin of a file's name says what it is: mensen, locaties, postcodes
or rooster. The first time, a person says in Rugzak which column is what; a next file with
the same headings is carried out by itself, unless somebody in it is doubtful or many would
leave: then it waits for a person too. The worker does the same every night at 03:15 UTC.
"""

import argparse
import importlib
import os
from pathlib import Path

from rugzak.config.operation import surroundings
from rugzak.config.operation.trouble import Trouble

HELP = "bring in the files in the import folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where they are."""
    parser.add_argument("--folder", type=Path, help="instead of RUGZAK_IMPORT_FOLDER")


def run(options: argparse.Namespace) -> None:
    """One line per file."""
    surroundings.complete()
    surroundings.set_up_django()
    named = options.folder or Path(os.environ.get("RUGZAK_IMPORT_FOLDER", "") or "/nowhere")
    if not named.is_dir():
        raise Trouble(f"{named} is no folder: set RUGZAK_IMPORT_FOLDER or give --folder.")
    folder = importlib.import_module("rugzak.across.office.folder")
    doors = importlib.import_module("rugzak.ground.tenancy.doors")
    context = importlib.import_module("rugzak.ground.tenancy.context")
    for organisation_id in doors.all_organisations():
        with context.inside(organisation_id):
            for line in folder.bring_in(named):
                print(line, flush=True)
