"""What people in a room wrote, opened for whom it is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, QuerySet

from rugzak.apps.gatherings.models import Gathering, Piece, Seat
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.services.writing import mark_of
from rugzak.apps.gatherings.words import READERS_IN_HALL, Circle, StepKind
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.kernel.kept import kept


def on_the_wall(gathering: Gathering, kind: str, step_key: str = "") -> list[Piece]:
    """What lies on the screen for everybody, oldest first; merged and hidden ones do not."""
    rows = Piece.objects.filter(
        gathering=gathering, kind=kind, is_hidden=False, merged_into=None, has_words=True
    )
    if step_key:
        rows = rows.filter(step_key=step_key)
    if gathering.is_congress:
        rows = rows.filter(read_by__len__gte=READERS_IN_HALL)
    return opened(gathering, rows.order_by("written_at", "pk")[:200])


def waits_to_be_read(gathering: Gathering) -> QuerySet[Piece]:
    """In a hall: what the screen would show now, but two have not read it yet."""
    step = gathering.step
    if not gathering.is_congress or step is None:
        return Piece.objects.none()
    rows = Piece.objects.filter(gathering=gathering, is_hidden=False, has_words=True, merged_into=None)
    if step.kind in (StepKind.COLLECT, StepKind.CLUSTER):
        rows = rows.filter(kind=PieceKind.HABIT)
    else:
        rows = rows.filter(kind__in=(PieceKind.CHECKIN, PieceKind.LINE), step_key=step.key)
    return rows.exclude(read_by__len__gte=READERS_IN_HALL).order_by("written_at", "pk")


def opened_queue(gathering: Gathering) -> list[Piece]:
    return opened(gathering, waits_to_be_read(gathering)[:24])


def habits_on_the_table(gathering: Gathering) -> list[Piece]:
    return on_the_wall(gathering, PieceKind.HABIT)


def habits_to_propose(gathering: Gathering) -> list[Piece]:
    """Habits that may go to the organisation and were not offered as a card yet; doubles count once."""
    rows = Piece.objects.filter(
        gathering=gathering, kind=PieceKind.HABIT, circle__gte=Circle.ORGANISATION, is_hidden=False,
        has_words=True, merged_into=None, is_proposed=False,
    )  # fmt: skip
    return opened(gathering, rows.order_by("written_at", "pk"))


def set_aside_of(gathering: Gathering) -> list[Piece]:
    """What its maker let go to the report and who leads took out of it."""
    rows = Piece.objects.filter(
        gathering=gathering, circle__gte=Circle.REPORT, is_hidden=True, has_words=True
    )
    return opened(gathering, rows.order_by("written_at", "pk"))


def all_habits(gathering: Gathering) -> list[Piece]:
    """Also those that lie under another one."""
    rows = Piece.objects.filter(gathering=gathering, kind=PieceKind.HABIT, is_hidden=False, has_words=True)
    return opened(gathering, rows.order_by("written_at", "pk")[:300])


def offered(gathering: Gathering) -> list[Piece]:
    """What people put up for reading aloud. Who leads sees alias and text of these, of nothing else."""
    kinds = (PieceKind.STORY, PieceKind.REWRITE, PieceKind.MARK)
    rows = Piece.objects.filter(gathering=gathering, is_offered=True, is_hidden=False, kind__in=kinds)
    return opened(gathering, rows.select_related("seat").order_by("written_at")[:60])


def shown_piece(gathering: Gathering) -> Piece | None:
    if gathering.shown_id is None:
        return None
    rows = Piece.objects.filter(gathering=gathering, pk=gathering.shown_id, is_offered=True, is_hidden=False)
    return next(iter(opened(gathering, rows.select_related("seat"))), None)


def pieces_of(gathering: Gathering, seat: Seat) -> list[Piece]:
    return opened(gathering, _written_by(seat_id=seat.pk))


@kept
def _written_by(seat_id: UUID) -> QuerySet[Piece]:
    return Piece.objects.filter(seat_id=seat_id).order_by("written_at", "pk")


def pieces_behind(gathering: Gathering, tokens: Sequence[str]) -> list[Piece]:
    """What a phone wrote, found by its cookie when the seats are gone."""
    rows = Piece.objects.filter(gathering=gathering).exclude(kind=PieceKind.PASS).order_by("written_at", "pk")
    mine = [row for row in rows if any(mark_of(token, row.pk) == bytes(row.mark) for token in tokens)]
    return opened(gathering, mine)


def circles(gathering: Gathering) -> dict[int, int]:
    """How many pieces go how far: for who leads, in the harvest."""
    rows = Piece.objects.filter(gathering=gathering).exclude(kind=PieceKind.PASS)
    counts = dict(rows.values_list("circle").annotate(n=Count("pk")))
    return {circle.value: counts.get(circle.value, 0) for circle in Circle}
