"""What people in a room wrote, opened for whom it is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from rugzak.apps.gatherings.models import Gathering, Piece, Report, Seat
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.services.writing import mark_of
from rugzak.apps.gatherings.words import (
    READERS_IN_HALL,
    TO_READ_ALOUD,
    WITH_FILE,
    Circle,
    ReportState,
    StepKind,
)
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
    if step.kind in (StepKind.COLLECT, StepKind.CLUSTER):
        waits = Q(kind=PieceKind.HABIT)
    else:
        waits = Q(kind__in=(PieceKind.CHECKIN, PieceKind.LINE), step_key=step.key)
    waits |= Q(is_offered=True, kind__in=_for_the_screen(gathering))
    rows = Piece.objects.filter(
        waits, gathering=gathering, is_hidden=False, has_words=True, merged_into=None
    ).exclude(read_by__len__gte=READERS_IN_HALL)
    return rows.order_by("written_at", "pk")


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
    """What people put up for the screen at this step. Who leads sees alias and text of these, of nothing else."""
    return opened(gathering, _may_be_shown(gathering).select_related("seat").order_by("written_at")[:60])


def shown(gathering: Gathering) -> QuerySet[Piece]:
    """The piece that lies on the big screen, as long as it may lie there."""
    if gathering.shown_id is None:
        return Piece.objects.none()
    return _may_be_shown(gathering).filter(pk=gathering.shown_id)


def shown_piece(gathering: Gathering) -> Piece | None:
    return next(iter(opened(gathering, shown(gathering).select_related("seat"))), None)


def _may_be_shown(gathering: Gathering) -> QuerySet[Piece]:
    """Offered by its maker, kept by who leads, and in a hall read by two."""
    rows = Piece.objects.filter(
        gathering=gathering, is_offered=True, is_hidden=False, kind__in=_for_the_screen(gathering)
    )
    return rows.filter(read_by__len__gte=READERS_IN_HALL) if gathering.is_congress else rows


def _for_the_screen(gathering: Gathering) -> tuple[PieceKind, ...]:
    """Photos and voices at every step; words where they are read aloud."""
    if gathering.step is None:
        return ()
    return (*WITH_FILE, *TO_READ_ALOUD) if gathering.step.kind == StepKind.READ_BACK else WITH_FILE


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


def report_to_read(gathering: Gathering) -> Report | None:
    """The report, once who was there may read along."""
    rows = Report.objects.filter(gathering=gathering)
    return rows.filter(state__in=(ReportState.PREVIEW, ReportState.FINAL)).first()
