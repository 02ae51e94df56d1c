"""Reads of methods and sessions, and what a room holds. Rooms themselves are behind their code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from rugzak.apps.gatherings.models import (
    Gathering,
    HeldCard,
    Invitation,
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
from rugzak.apps.gatherings.words import (
    READERS_IN_HALL,
    Circle,
    Coming,
    Part,
    Release,
    State,
    StepKind,
    Telling,
)
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member

# Who comes first, then who waits, who has not said yet, and who does not come.
ORDER = (Coming.COMING, Coming.WAITING, Coming.INVITED, Coming.NOT_COMING)


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


# ── Who comes ──
def invitations_to(gathering: Gathering) -> dict[str, list[Invitation]]:
    """Everybody who was asked, by what they said; who waits longest first."""
    rows = Invitation.objects.filter(gathering=gathering).select_related("member")
    found: dict[str, list[Invitation]] = {state: [] for state in ORDER}
    for row in rows.order_by("waits_since", "member__sort_key", "pk"):
        found[row.state].append(row)
    return found


def counted(coming: list[Invitation]) -> list[tuple[str, int]]:
    """How many of each part come, practice and others apart."""
    counts = Counter(row.part for row in coming)
    return [(str(part.label), counts[part.value]) for part in Part]


def invitations_of(person: Member) -> QuerySet[Invitation]:
    """One's own invitations, with the session."""
    return Invitation.objects.filter(member=person).select_related(
        "gathering__location", "gathering__host", "gathering__organisation", "member"
    )


def open_for_sign_up(key: UUID) -> Gathering | None:
    rows = Gathering.objects.filter(sign_up_key=key, state__in=(State.DRAFT, State.OPEN))
    return rows.select_related("location", "host").first()


def releases_for(person: Member) -> QuerySet[Invitation]:
    """Of the people this person leads: who comes and asked to be released, from now on."""
    rows = Invitation.objects.filter(
        member__in=people.ids_of_people_led_by(person),
        state=Coming.COMING,
        gathering__state__in=(State.DRAFT, State.OPEN),
        gathering__starts_at__gte=timezone.now() - timedelta(days=1),
    )
    asked = rows.exclude(release=Release.NO).select_related("member", "gathering__location")
    return asked.order_by("gathering__starts_at", "member__sort_key")


def invited_ids(gathering_id: UUID) -> set[UUID]:
    """Colleagues whom news about this session concerns: not who said no."""
    rows = Invitation.objects.filter(gathering=gathering_id, member__isnull=False)
    return set(rows.exclude(state=Coming.NOT_COMING).values_list("member_id", flat=True))


def who_was_there(gathering_id: UUID) -> set[UUID]:
    """Colleagues who came by invitation: coming or ticked, and not ticked away."""
    rows = Invitation.objects.filter(gathering=gathering_id, member__isnull=False, state=Coming.COMING)
    return set(rows.exclude(came=False).values_list("member_id", flat=True))


# ── The room ──
def room_behind(code: str, *, to_show: bool = True) -> Gathering | None:
    """The session with this code, of the organisation that the code's door led to.

    Only a page that is shown needs who leads and where: a hall that sends all at once does not wait for it.
    """
    rows = Gathering.objects.filter(code=code)
    return (rows.select_related("location", "host", "organisation", "deck") if to_show else rows).first()


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
