"""The harvest: how far each piece may go, by its maker only, and what is erased by the clock."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import RoomTextsErased
from rugzak.apps.gatherings.models import Gathering, LogLine, Piece, Table
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.recognising import points_at_a_client
from rugzak.apps.gatherings.services.reporting import finish_previews
from rugzak.apps.gatherings.services.showing import off_the_screen
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.steering import close_room
from rugzak.apps.gatherings.services.writing import give_words
from rugzak.apps.gatherings.words import DOOR_LIFE, LOG_LIFE, ROOM_TEXT_LIFE, WITH_FILE, Circle, State
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.words import DoorPurpose


class OtherWords(Refusal):
    sentence = _("De tekst is intussen veranderd. Lees hem nog eens en kies opnieuw.")


class OtherFile(Refusal):
    sentence = _("Kijk of luister nog eens, en kies dan opnieuw.")


class ClientCanBeTold(Refusal):
    sentence = _(
        "Iemand is te herkennen. Daarom blijft dit in de kamer. Haal de naam of het nummer weg als het verder mag."
    )


@transaction.atomic
def choose_circle(
    *, gathering: Gathering, piece: Piece, circle: Circle, agreed_text: str = "", agreed_file: str = ""
) -> Piece:
    """How far a piece goes. Narrower is at once; wider asks the exact words that were read.

    ``agreed_file`` is the digest of the photo or sound that was shown, when the piece has one.
    Raises OtherWords and OtherFile when these are not what is there, and ClientCanBeTold
    when somebody may be recognised.
    """
    row = Piece.objects.select_for_update().get(pk=piece.pk)
    opened(gathering, [row])
    if circle > row.circle:
        if agreed_text != row.body:
            raise OtherWords
        if row.kind in WITH_FILE and agreed_file != row.file.digest:
            raise OtherFile
        if row.names_a_client or points_at_a_client(row.body):
            raise ClientCanBeTold
        row.agreed_revision, row.agreed_at = row.revision, timezone.now()
    give_words(gathering, row, circle, row.body)
    if circle == Circle.ROOM:
        row.agreed_revision, row.agreed_at = None, None
    row.save(update_fields=["circle", "sealed", "shared", "has_words", "agreed_revision", "agreed_at"])
    tell_room(gathering, News.TALLY)
    return row


@transaction.atomic
def set_aside(*, gathering: Gathering, piece: Piece, aside: bool, names_a_client: bool = False) -> None:
    """Who leads takes a piece off the wall and out of the report, or puts it back. Its maker still has it and reads so.

    With ``names_a_client`` it stays in the room for good, whatever its maker chose.
    """
    row = Piece.objects.select_for_update().get(pk=piece.pk)
    opened(gathering, [row])
    row.is_hidden = aside
    if names_a_client:
        row.names_a_client, row.agreed_revision, row.agreed_at = True, None, None
        give_words(gathering, row, Circle.ROOM, row.body)
    row.save(
        update_fields=[
            "is_hidden", "names_a_client", "circle", "sealed", "shared", "has_words", "agreed_revision", "agreed_at",
        ]
    )  # fmt: skip
    off_the_screen(gathering, row, maker_hears=True)


@transaction.atomic
def clear_rooms(*, at: datetime) -> None:
    """By the clock: forgotten rooms close, room-only text goes after a day, the log after a week."""
    _harvest_forgotten(at)
    for row in Gathering.objects.filter(state=State.HARVEST, harvest_at__lte=at - ROOM_TEXT_LIFE):
        close_room(gathering=row, by=None)
    due = Gathering.objects.filter(
        Q(harvest_at__lte=at - ROOM_TEXT_LIFE) | Q(harvest_at=None, closed_at__lte=at - ROOM_TEXT_LIFE),
        state=State.CLOSED,
        cleared_at=None,
    )
    for row in due:
        _clear(row, at)
    # What came back into a room that was cleared already does not wait there for two years.
    Piece.objects.filter(gathering__cleared_at__isnull=False, circle=Circle.ROOM).delete()
    finish_previews(at=at)
    LogLine.objects.filter(gathering__closed_at__lte=at - LOG_LIFE).delete()


def _harvest_forgotten(at: datetime) -> None:
    """A room that nobody closed long after its end: its people had their chance to choose."""
    live = Gathering.objects.filter(state__in=(State.RUNNING, State.PAUSED), starts_at__lte=at - DOOR_LIFE)
    for row in live:
        if row.ends + DOOR_LIFE <= at:
            row.state, row.harvest_at, row.ends_at, row.remaining_seconds = State.HARVEST, at, None, None
            row.version += 1
            row.save(update_fields=["state", "harvest_at", "ends_at", "remaining_seconds", "version"])
    for row in Gathering.objects.filter(state=State.OPEN, starts_at__lte=at - DOOR_LIFE):
        if row.ends + DOOR_LIFE <= at:
            # The door was open and nobody began: it is a plan again, with a new code next time.
            doors.close_doors(purpose=DoorPurpose.ROOM, token=row.code)
            row.places.all().delete()
            row.state, row.code = State.DRAFT, ""
            row.version += 1
            row.save(update_fields=["state", "code", "version"])


def _clear(row: Gathering, at: datetime) -> None:
    erased, _kinds = Piece.objects.filter(gathering=row, circle=Circle.ROOM).delete()
    Table.objects.filter(gathering=row).delete()
    row.cleared_at = at
    row.save(update_fields=["cleared_at"])
    record(RoomTextsErased(gathering_id=row.pk, pieces=erased))
