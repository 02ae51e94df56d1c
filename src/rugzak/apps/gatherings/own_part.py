"""What one phone sees beside what everybody sees: own words, own table, own page, own turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.aliases import Alias, TableSign
from rugzak.apps.gatherings.hands import Hand, hand_of
from rugzak.apps.gatherings.meeting import MeetingPlace, meeting_place
from rugzak.apps.gatherings.models import Gathering, PageDraw, Piece, Seat, Seating, TellingTurn
from rugzak.apps.gatherings.pages import Page, pages_of
from rugzak.apps.gatherings.services.signals import badge
from rugzak.apps.gatherings.words import (
    TO_READ_ALOUD,
    TOLD_AT,
    WHOLE_ROOM,
    WITH_CARDS,
    State,
    StepKind,
    Telling,
)
from rugzak.apps.gatherings.words import Piece as PieceKind

# At these steps a phone needs its own part at once; else what is sent to all suffices.
OWN = frozenset(
    {
        StepKind.STORY_TELL,
        StepKind.LISTEN_TAG,
        StepKind.REWRITE,
        StepKind.PAGE_DRAW,
        StepKind.READ_MARK,
        StepKind.READ_BACK,
        StepKind.COLLECT,
        StepKind.DRAW,
        StepKind.GROUP_TALK,
        StepKind.GIFT,
        StepKind.CLOSING,
    }
)


@dataclass
class OwnPart:
    """For the template of a phone. Everything here belongs to this seat alone."""

    seat: Seat
    alias: Alias
    here: list[Piece] = field(default_factory=list)
    all: list[Piece] = field(default_factory=list)
    story: Piece | None = None
    table: TableSign | None = None
    mates: int = 0
    new_mates: int = 0
    # Where this table meets when it is online, or meets who is online and sits with people in the room.
    meet: MeetingPlace | None = None
    turn: TellingTurn | None = None
    is_teller: bool = False
    words: list[Piece] = field(default_factory=list)
    page: Page | None = None
    marked: list[str] = field(default_factory=list)
    hand: Hand = field(default_factory=Hand)

    @property
    def badge(self) -> str:
        return badge(self.seat.pk)

    @property
    def last(self) -> Piece | None:
        """The newest words of this step that are words."""
        return next((one for one in reversed(self.here) if one.kind != PieceKind.PASS), None)

    @property
    def has_passed(self) -> bool:
        return any(one.kind == PieceKind.PASS for one in self.here)

    @property
    def taken_down(self) -> list[Piece]:
        """What who leads took off the screen: its maker hears it, and nobody else."""
        return [one for one in self.all if one.is_hidden and one.body]

    @property
    def offers(self) -> list[Piece]:
        return [one for one in self.all if one.has_file or one.kind in TO_READ_ALOUD]

    @property
    def files(self) -> list[Piece]:
        return [one for one in self.all if one.has_file]

    @property
    def to_harvest(self) -> list[Piece]:
        return [one for one in self.all if one.kind not in (PieceKind.PASS, PieceKind.CHECKIN) and one.body]


def own_part(gathering: Gathering, seat: Seat) -> OwnPart:
    own = OwnPart(seat, Alias(seat.alias))
    step = gathering.step
    if step is None and gathering.state != State.HARVEST:
        return own
    own.all = queries.pieces_of(gathering, seat)
    if _has_cards(gathering):
        own.hand = hand_of(gathering, seat)
    if step is None:
        return own
    own.here = [one for one in own.all if one.step_key == step.key]
    if step.kind == StepKind.REWRITE:
        own.story = next((one for one in reversed(own.all) if one.kind == PieceKind.STORY), None)
    if step.kind in TOLD_AT or step.kind == StepKind.GROUP_TALK:
        _at_table(own, gathering)
    if step.kind in (StepKind.PAGE_DRAW, StepKind.READ_MARK):
        _with_page(own, gathering)
    return own


def mode_of(gathering: Gathering, own: OwnPart | None) -> str:
    """How the whole phone looks: "down" is nearly empty and dark, "hush" is for silence."""
    if gathering.state == State.PAUSED:
        return "rest"
    step = gathering.step
    if step is None:
        return ""
    if step.kind == StepKind.SILENCE:
        return "hush"
    if step.kind == StepKind.GROUP_TALK:
        return "down"
    if step.kind in TOLD_AT and (own is None or not _has_something_to_do(own)):
        return "down"
    return ""


def _has_cards(gathering: Gathering) -> bool:
    """Whether cards may lie in hands at this step: at a draw, what follows it, and in the harvest."""
    kinds = {step.kind for step in gathering.script.steps}
    at = gathering.step
    return bool(kinds & WITH_CARDS) and (at is None or at.kind in (*WITH_CARDS, StepKind.GROUP_TALK))


def _has_something_to_do(own: OwnPart) -> bool:
    return own.turn is not None and (own.is_teller or own.turn.state != Telling.TELLING)


def _at_table(own: OwnPart, gathering: Gathering) -> None:
    rows = list(
        Seating.objects.filter(table__gathering=gathering).values_list(
            "table__round", "number", "seat_id", "table__online_from", "seat__is_online"
        )
    )
    now = gathering.round_number
    mine = {round_: number for round_, number, seat, *_more in rows if seat == own.seat.pk}
    whole = gathering.step is not None and gathering.step.kind == StepKind.LISTEN_TAG
    number = WHOLE_ROOM if whole else mine.get(now, 1)
    here = [(seat, start, online) for round_, n, seat, start, online in rows if (round_, n) == (now, number)]
    if now in mine and not whole:
        own.table = TableSign.of(number, here[0][1])
        own.meet = _where_to_meet(gathering, own.table, has_online=any(online for *_more, online in here))
    mates = {seat for seat, *_more in here} - {own.seat.pk}
    met = {seat for round_, n, seat, *_more in rows if round_ < now and mine.get(round_) == n}
    own.mates, own.new_mates = len(mates), len(mates - met)
    step = gathering.step
    turns = queries.turns_now(gathering, step.key) if step else []
    own.turn = next((turn for turn in turns if turn.table == number), None)
    own.is_teller = own.turn is not None and own.turn.seat_id == own.seat.pk
    if own.turn is not None and (own.is_teller or own.turn.state == Telling.TURNED):
        own.words = queries.words_in_turn(gathering, own.turn)


def _where_to_meet(gathering: Gathering, table: TableSign, *, has_online: bool) -> MeetingPlace | None:
    """An online table has a place of its own; a table in the room at which somebody is online shares the call."""
    if table.online:
        return meeting_place(gathering, table.online)
    return MeetingPlace(gathering.online) if has_online else None


def _with_page(own: OwnPart, gathering: Gathering) -> None:
    drawn = PageDraw.objects.filter(gathering=gathering, seat=own.seat).first()
    if drawn is not None:
        pages = pages_of(gathering.script)
        own.page = pages[drawn.page] if drawn.page < len(pages) else None
    own.marked = [one.body for one in own.here if one.kind == PieceKind.MARK]
