"""Sessions as the tests want them."""

from __future__ import annotations

import io
from datetime import date, time
from typing import Any

from PIL import ExifTags, Image
from tests.support import cast

from rugzak.apps.gatherings.entering import new_token
from rugzak.apps.gatherings.models import Gathering, Piece, Seat
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.ready import ready
from rugzak.apps.gatherings.script import Script, Step
from rugzak.apps.gatherings.services import joining, planning, steering, writing
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.apps.people.queries import acting_member
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment

START = local_moment(date(2027, 3, 9), time(13))


def person(name: str) -> Member:
    found = acting_member(cast.IDS[name])
    assert found is not None
    return found


def script(key: str = "drie-rondes") -> Script:
    found = ready(key)
    assert found is not None
    return found.script


def steps(*kinds: str, **values: Any) -> Script:
    """A script of these kinds of steps; each is five minutes."""
    return Script(
        steps=tuple(
            Step(kind, f"Stap {n}", minutes=5, key=f"s{n}", rotate=kind in ("story_tell", "group_talk"))
            for n, kind in enumerate(kinds)
        ),
        **values,
    )


def gathering(
    of: Script | None = None, *, by: str = "samira", cohost: str | None = None, **values: Any
) -> Gathering:
    plan = planning.Plan(
        title="Goed werk op Duinroos",
        starts_at=values.pop("starts_at", START),
        cohost_id=cast.IDS[cohost] if cohost else None,
        **values,
    )
    return planning.make_gathering(
        plan=plan, script=of or script(), method_name="Goed Werk", key=new_id(), by=person(by)
    )


def open_room(of: Script | None = None, **values: Any) -> Gathering:
    row = gathering(of, **values)
    return planning.open_door(gathering=row, by=row.host)


def running(*kinds: str, **values: Any) -> Gathering:
    """A room at the first of these steps; ``people`` are in before it begins."""
    people = values.pop("people", 0)
    row = open_room(steps(*kinds, **values.pop("script_values", {})), **values)
    for _number in range(people):
        joining.join(gathering=row, token=new_token())
    return do(row, "start")


def do(row: Gathering, deed: str) -> Gathering:
    """A deed of who leads, having seen the room as it is."""
    row.refresh_from_db()
    return getattr(steering, deed)(gathering=row, seen=row.version, by=row.in_charge)


def harvest(row: Gathering) -> Gathering:
    """On to the end."""
    while row.state != "harvest":
        row = do(row, "forward")
    return row


def phone(row: Gathering) -> tuple[Seat, str]:
    token = new_token()
    return joining.join(gathering=row, token=token), token


def piece(
    row: Gathering, seat: Seat, token: str, body: str, kind: str = PieceKind.STORY, **values: Any
) -> Piece:
    step = row.step
    words = writing.Words(
        piece_id=values.pop("piece_id", None) or new_id(),
        kind=kind,
        step_key=values.pop("step_key", step.key if step else ""),
        body=body,
        **values,
    )
    return writing.write(gathering=row, seat=seat, token=token, words=words)


def bodies(row: Gathering) -> list[str]:
    """What was written in this room, oldest first."""
    return [piece.body for piece in opened(row, Piece.objects.filter(gathering=row).order_by("written_at"))]


def photo(width: int = 800, height: int = 600, *, place: bool = False) -> bytes:
    """A jpeg; with ``place`` as a phone makes it: turned, and with an address in what stands beside it."""
    out = io.BytesIO()
    exif = Image.Exif()
    if place:
        exif[ExifTags.Base.Orientation] = 6
        exif[ExifTags.Base.ImageDescription] = "Kerkstraat 12"
    Image.new("RGB", (width, height), "#c8d8c0").save(out, "JPEG", exif=exif)
    return out.getvalue()


def _box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content


WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webmB\x87\x81\x04" + b"\x86\x86A_OPUS" + b"thevoice" * 20
OGG = b"OggS" + bytes(24) + b"OpusHead" + b"thevoice" * 20
M4A = (
    _box(b"ftyp", b"M4A 0000")
    + _box(
        b"moov",
        _box(b"trak", _box(b"hdlr", bytes(8) + b"soun" + bytes(12)))
        + _box(b"udta", _box(b"meta", b"\xa9nam Kerkstraat 12")),
    )
    + _box(b"mdat", b"thevoice")
)
