"""How often a room is painted: counted, with the beat in the hands of the test."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from uuid import UUID

import pytest
from django.db import connection

from rugzak.apps.gatherings.models import TellingTurn
from rugzak.apps.gatherings.picture import Audience
from rugzak.apps.gatherings.services import showing, turns
from rugzak.apps.gatherings.services.signals import EVERYBODY, NOBODY, News, badge
from rugzak.apps.gatherings.stream.hall import Frame, Hall, Look, Said, Viewer
from rugzak.apps.gatherings.stream.painting import frame_of
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.apps.gatherings.words import StepKind
from rugzak.ground.kernel.ids import new_id

ROOM, ORGANISATION = new_id(), new_id()
WORDS = 100


class Painted:
    """What a hall asked to be painted, and its beat: it waits until the test lets it go."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Said]] = []
        self.beat = asyncio.Event()

    async def paint(self, look: Look, said: Said) -> Frame:
        self.said.append((look.audience, said))
        return Frame(f"{len(self.said)}".encode(), f"{len(self.said)}", in_hall=False)

    async def wait(self, seconds: float) -> None:
        await (self.beat.wait() if seconds else asyncio.sleep(0))


async def _turns_of_the_loop() -> None:
    for _turn in range(20):
        await asyncio.sleep(0)


def _look(audience: Audience) -> Look:
    return Look(ORGANISATION, ROOM, audience, "nl")


def _watched(phones: int, deed: Callable[[Hall, Painted, Viewer], Awaitable[None]]) -> Painted:
    """Do this while so many phones and one screen look at the room."""

    async def run() -> Painted:
        seen = Painted()
        hall = Hall(seen.paint, wait=seen.wait)
        with ExitStack() as open_screens:
            looks = [_look(Audience.PHONE)] * phones
            viewers = [open_screens.enter_context(hall.viewer(look)) for look in looks]
            open_screens.enter_context(hall.viewer(_look(Audience.SCREEN)))
            await deed(hall, seen, viewers[0])
        return seen

    return asyncio.run(run())


def _own(to: UUID | None = None) -> str:
    return f"{ORGANISATION} {ROOM} {News.OWN} {badge(to) if to else EVERYBODY}"


def test_in_a_hall_a_hundred_words_to_tellers_are_one_painting_of_each_look() -> None:
    tellers = [new_id() for _number in range(WORDS)]

    async def words(hall: Hall, seen: Painted, _viewer: Viewer) -> None:
        for teller in tellers:
            hall.pass_on(_own(teller))
            await _turns_of_the_loop()
        assert seen.said == []
        seen.beat.set()
        await _turns_of_the_loop()

    seen = _watched(100, words)
    assert [audience for audience, _said in seen.said] == [Audience.PHONE, Audience.SCREEN]
    assert {said.own for _audience, said in seen.said} == {frozenset(badge(one) for one in tellers)}


def test_in_a_room_a_turn_is_shown_at_once() -> None:
    async def one_turn(hall: Hall, seen: Painted, _viewer: Viewer) -> None:
        hall.pass_on(_own())
        await _turns_of_the_loop()

    seen = _watched(12, one_turn)
    assert [said.own for _audience, said in seen.said] == [None, None]


def test_a_deed_of_who_leads_waits_for_no_beat_and_takes_along_what_waited() -> None:
    teller = new_id()

    async def both(hall: Hall, seen: Painted, viewer: Viewer) -> None:
        hall.pass_on(_own(teller))
        await _turns_of_the_loop()
        hall.pass_on(f"{ORGANISATION} {ROOM} {News.PICTURE} {NOBODY}")
        await _turns_of_the_loop()
        assert viewer.waiting.qsize() == 1

    seen = _watched(100, both)
    assert [said for _audience, said in seen.said] == [Said(News.PICTURE, frozenset({badge(teller)}))] * 2


def test_who_is_told_is_not_forgotten_when_a_painting_is_cut_off() -> None:
    """A second deed while the first one is being painted: whom that was about hears it with the second."""
    teller = new_id()

    async def run() -> list[Said]:
        said: list[Said] = []
        slow = asyncio.Event()

        async def paint(_look: Look, one: Said) -> Frame:
            said.append(one)
            if len(said) == 1:
                await slow.wait()
            return Frame(b"", "", in_hall=False)

        hall = Hall(paint)
        with hall.viewer(_look(Audience.PHONE)):
            hall.pass_on(_own(teller))
            await _turns_of_the_loop()
            hall.pass_on(f"{ORGANISATION} {ROOM} {News.PICTURE} {NOBODY}")
            await _turns_of_the_loop()
        return said

    assert asyncio.run(run())[-1] == Said(News.PICTURE, frozenset({badge(teller)}))


def test_what_another_version_says_is_left_alone() -> None:
    async def nonsense(hall: Hall, seen: Painted, _viewer: Viewer) -> None:
        for payload in ("", "a b", f"{ORGANISATION} {ROOM} picture", f"{ORGANISATION} {ROOM} later -"):
            hall.pass_on(payload)
        await _turns_of_the_loop()

    assert _watched(2, nonsense).said == []


# ── Whom it is about ──


@pytest.fixture
def told(kustmeer: object) -> Iterator[list[list[str]]]:
    """What rooms told their screens, word by word, as PostgreSQL got it."""
    said: list[list[str]] = []

    def listens(
        execute: Callable[..., object], sql: str, params: list[str], many: bool, context: object
    ) -> object:
        if "pg_notify" in sql:
            said.append(params[1].split(" ")[2:])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listens):
        yield said


def test_a_word_reaches_only_its_teller(told: list[list[str]]) -> None:
    row = factories.running(StepKind.LISTEN_TAG, seats=200, cohost="fenna")
    teller, _token = factories.phone(row)
    listener, token = factories.phone(row)
    turn = turns.begin_telling(gathering=row, seat=teller)
    turns.go_on_telling(gathering=row, seat=teller, seen="telling")
    del told[:]
    factories.piece(row, listener, token, "hij bleef", PieceKind.WORD, turn_id=turn.pk)
    assert told == [["own", badge(teller.pk)]]
    turns.go_on_telling(gathering=row, seat=teller, seen="giving")
    assert told[-1] == ["own", EVERYBODY]


def test_in_a_hall_a_turn_reaches_its_own_table(told: list[list[str]]) -> None:
    row = factories.running(StepKind.STORY_TELL, people=70, seats=200, cohost="fenna")
    seats = list(row.places.all())
    table = row.tables.get().seatings
    mine = table.get(seat=seats[0]).number
    at_mine = {badge(one) for one in table.filter(number=mine).values_list("seat", flat=True)}
    del told[:]
    turns.begin_telling(gathering=row, seat=seats[0])
    ((news, badges),) = told
    assert (news, set(badges.split(","))) == ("own", at_mine)
    assert TellingTurn.objects.get().table == mine


def test_nobody_can_tell_whose_words_were_taken_down(told: list[list[str]]) -> None:
    row = factories.running(StepKind.COLLECT, seats=200, cohost="fenna")
    maker, token = factories.phone(row)
    piece = factories.piece(row, maker, token, "Als het druk is, dan lopen we langs.", PieceKind.HABIT)
    del told[:]
    showing.hide_piece(gathering=row, piece=piece, by=row.host)
    assert [badges for news, badges in told if news == "own"] == [EVERYBODY]
    assert badge(maker.pk) not in str(told)


def test_the_event_says_whom_it_is_about(kustmeer: object) -> None:
    row = factories.running(StepKind.LISTEN_TAG)
    for own, mine in ((None, True), (frozenset({"abc"}), ["abc"]), (frozenset(), [])):
        frame = frame_of(row, Audience.PHONE, Said(News.OWN, own))
        assert json.loads(frame.event.decode().split("data: ")[1])["mine"] == mine
