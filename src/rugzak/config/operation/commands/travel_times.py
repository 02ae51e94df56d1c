"""Fill the matrix of measured travel times from a CSV file; they go before the sum over the map.

The file has a first line "van,naar,minuten" (or with semicolons), and per line two
locations by name and whole minutes. There and back may differ: each is a line of its
own, unless --both-ways is given. All lines are kept, or none.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from rugzak.config.operation import surroundings
from rugzak.config.operation.trouble import Trouble

HELP = "fill the matrix of travel times from a CSV file"
HEAD = ("van", "naar", "minuten")
MEANS = ("car", "bike", "bus")
TROUBLES_SHOWN = 10
Pair = tuple[UUID, UUID]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which organisation, which file, and how people travel."""
    parser.add_argument("slug", help="the address of the organisation, for instance kustmeer-zorg")
    parser.add_argument("file", type=Path, help="CSV in UTF-8: van,naar,minuten")
    parser.add_argument("--means", choices=MEANS, default="car", help="how (default %(default)s)")
    parser.add_argument("--both-ways", action="store_true", help="each line also counts the other way")


def run(options: argparse.Namespace) -> None:
    """Read it, check every line, keep it, and tell how many."""
    lines = list(lines_of(options.file))
    surroundings.complete()
    surroundings.set_up_django()
    print(fill(options.slug, lines, options.means, both_ways=options.both_ways))


def lines_of(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines below the head, with their numbers."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{file} cannot be read: {error}") from error
    first, _, _ = text.partition("\n")
    rows = csv.reader(text.splitlines(), delimiter=";" if ";" in first else ",")
    head = tuple(name.strip().lower() for name in next(rows, []))
    if head != HEAD:
        raise Trouble(f"{file} begins with {', '.join(head) or 'nothing'}; it must be: {', '.join(HEAD)}")
    yield from ((rows.line_num, row) for row in rows if any(cell.strip() for cell in row))


def fill(slug: str, lines: Iterable[tuple[int, list[str]]], means: str, *, both_ways: bool) -> str:
    """Everything in one transaction; returns what to print."""
    # Only now: the modules need Django.
    from rugzak.apps.agenda.services import keep_travel_times  # noqa: PLC0415
    from rugzak.apps.programmes.words import TravelMeans  # noqa: PLC0415
    from rugzak.ground.kernel.refusal import Refusal  # noqa: PLC0415
    from rugzak.ground.tenancy.context import inside  # noqa: PLC0415
    from rugzak.ground.tenancy.doors import behind  # noqa: PLC0415
    from rugzak.ground.tenancy.words import DoorPurpose  # noqa: PLC0415

    found = behind(purpose=DoorPurpose.ADDRESS, token=slug)
    if not found:
        raise Trouble(f"there is no organisation {slug}")
    with inside(found[0]):
        minutes = _minutes(lines, both_ways=both_ways)
        try:
            kept = keep_travel_times(means=TravelMeans(means), minutes=minutes)
        except Refusal as refusal:
            raise Trouble(str(refusal)) from refusal
    return f"{kept} travel times kept for {slug}, by {means}."


def _minutes(lines: Iterable[tuple[int, list[str]]], *, both_ways: bool) -> dict[Pair, int]:
    """What each line says; Trouble with the first lines that say nothing we know."""
    places, minutes, wrong = _places(), {}, []
    for number, row in lines:
        cells = [cell.strip() for cell in row]
        unknown = [name for name in cells[:2] if name.lower() not in places]
        if len(cells) != len(HEAD) or not cells[2].isdigit():
            wrong.append(f"line {number}: give van, naar and whole minutes")
        elif unknown:
            wrong.append(f"line {number}: {' and '.join(unknown)} is no location")
        else:
            pair = places[cells[0].lower()], places[cells[1].lower()]
            minutes[pair] = int(cells[2])
            if both_ways:
                minutes.setdefault(pair[::-1], int(cells[2]))
    if wrong:
        more = f"\n... and {len(wrong) - TROUBLES_SHOWN} more" if len(wrong) > TROUBLES_SHOWN else ""
        raise Trouble("nothing was kept.\n" + "\n".join(wrong[:TROUBLES_SHOWN]) + more)
    return minutes


def _places() -> dict[str, UUID]:
    """Locations by name, however it is written."""
    from rugzak.apps.people.models import Location  # noqa: PLC0415

    return {name.lower(): key for key, name in Location.objects.values_list("pk", "name")}
