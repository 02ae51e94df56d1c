"""Reads of methods and sessions, and what a room holds. Rooms themselves are behind their code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from rugzak.apps.gatherings.models import (
    Gathering,
    HeldCard,
    Method,
    MethodVersion,
    Piece,
    Seat,
    Seating,
    Series,
    TellingTurn,
)
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.script import Step
from rugzak.apps.gatherings.services.joining import hashed
from rugzak.apps.gatherings.services.writing import mark_of
from rugzak.apps.gatherings.words import Circle, State, StepKind, Telling
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member


def methods_for(person: Member) -> QuerySet[Method]:
    """One's own methods and those that others here share."""
    return (
        Method.objects.filter(Q(owner=person) | Q(is_shared=True), put_away_at=None)
        .select_related("owner")
        .order_by("name", "pk")
    )


def own_methods(person: Member) -> QuerySet[Method]:
    return methods_for(person).filter(owner=person)


def latest_version(method: Method) -> MethodVersion:
    return MethodVersion.objects.filter(method=method).order_by("-number")[0]


def series_for(person: Member) -> QuerySet[Series]:
    """Series one leads a session of, or made."""
    led = Gathering.objects.filter(Q(host=person) | Q(cohost=person)).values("series")
    return Series.objects.filter(Q(owner=person) | Q(pk__in=led)).order_by("-made_at", "pk")


def gatherings_for(person: Member) -> QuerySet[Gathering]:
    """Sessions that this person leads, as host or as co-host."""
    return Gathering.objects.filter(Q(host=person) | Q(cohost=person)).select_related(
        "location", "host", "cohost", "in_charge", "series"
    )


def coming(person: Member) -> QuerySet[Gathering]:
    """What is still to be or is going on now, soonest first."""
    over = (State.CLOSED, State.CANCELLED)
    return gatherings_for(person).exclude(state__in=over).order_by("starts_at")


def past(person: Member) -> QuerySet[Gathering]:
    return gatherings_for(person).filter(state=State.CLOSED).order_by("-starts_at")


def possible_cohosts(person: Member) -> QuerySet[Member]:
    """Who else may lead a session here."""
    return (
        Member.objects.filter(pk__in=people.ids_with_a_role(LEADING))
        .exclude(pk=person.pk)
        .order_by("sort_key")
    )


# ── The room ──
def room_behind(code: str) -> Gathering | None:
    """The session with this code, of the organisation that the code's door led to."""
    return (
        Gathering.objects.select_related("location", "host", "organisation", "deck").filter(code=code).first()
    )


def seat_of(gathering: Gathering, token: str) -> Seat | None:
    return Seat.objects.filter(gathering=gathering, token_hash=hashed(token)).first() if token else None


def came(gathering: Gathering) -> int:
    """How many are in, who left not counted."""
    if gathering.came is not None:
        return gathering.came
    return Seat.objects.filter(gathering=gathering, has_left=False).count()


def done_with(gathering: Gathering, step: Step) -> int:
    """How many have sent something at this step, said that they pass, or drew a card. Never who."""
    if step.kind == StepKind.DRAW:
        held = HeldCard.objects.filter(gathering=gathering, step_key=step.key, seat__has_left=False)
        return held.count()
    rows = Piece.objects.filter(gathering=gathering, step_key=step.key, seat__has_left=False)
    return rows.aggregate(n=Count("seat", distinct=True))["n"]


def on_the_wall(gathering: Gathering, kind: str, step_key: str = "") -> list[Piece]:
    """What lies on the screen for everybody, oldest first; merged and hidden ones do not."""
    rows = Piece.objects.filter(
        gathering=gathering, kind=kind, is_hidden=False, merged_into=None, has_words=True
    )
    if step_key:
        rows = rows.filter(step_key=step_key)
    if gathering.is_congress:
        rows = rows.filter(is_offered=True)
    return opened(gathering, rows.order_by("written_at", "pk")[:200])


def habits_on_the_table(gathering: Gathering) -> list[Piece]:
    return on_the_wall(gathering, PieceKind.HABIT)


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
    return opened(gathering, Piece.objects.filter(seat=seat).order_by("written_at", "pk"))


def pieces_behind(gathering: Gathering, tokens: Sequence[str]) -> list[Piece]:
    """What a phone wrote, found by its cookie when the seats are gone."""
    rows = Piece.objects.filter(gathering=gathering).exclude(kind=PieceKind.PASS).order_by("written_at", "pk")
    mine = [row for row in rows if any(mark_of(token, row.pk) == bytes(row.mark) for token in tokens)]
    return opened(gathering, mine)


def table_sizes(gathering: Gathering) -> dict[int, int]:
    """The tables of the round that is on, with how many sit at each."""
    rows = Seating.objects.filter(
        table__gathering=gathering, table__round=gathering.round_number, seat__has_left=False
    )
    return dict(sorted(Counter(rows.values_list("number", flat=True)).items()))


def turns_now(gathering: Gathering, step_key: str) -> list[TellingTurn]:
    return list(
        TellingTurn.objects.filter(gathering=gathering, step_key=step_key).exclude(state=Telling.DONE)
    )


def words_in_turn(gathering: Gathering, turn: TellingTurn) -> list[Piece]:
    rows = Piece.objects.filter(turn=turn, kind=PieceKind.WORD, is_hidden=False)
    return opened(gathering, rows.order_by("written_at", "pk"))


def circles(gathering: Gathering) -> dict[int, int]:
    """How many pieces go how far: for who leads, in the harvest."""
    rows = Piece.objects.filter(gathering=gathering).exclude(kind=PieceKind.PASS)
    counts = dict(rows.values_list("circle").annotate(n=Count("pk")))
    return {circle.value: counts.get(circle.value, 0) for circle in Circle}
