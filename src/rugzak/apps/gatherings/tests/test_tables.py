"""Tables in the middle of a round: who leaves, who is left, and who comes in just then."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.support import cast

from rugzak.apps.gatherings.entering import new_token
from rugzak.apps.gatherings.models import Gathering, Seat, Seating
from rugzak.apps.gatherings.services import joining, turns
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import StepKind, Telling
from rugzak.ground.tenancy.context import inside


def _room(people: int, kind: str = StepKind.GROUP_TALK) -> Gathering:
    row = factories.open_room(factories.steps(kind))
    for _number in range(people):
        joining.join(gathering=row, token=new_token())
    return factories.do(row, "start")


def _sizes(row: Gathering) -> list[int]:
    rows = Seating.objects.filter(table__gathering=row, seat__has_left=False)
    numbers = list(rows.values_list("number", flat=True))
    return sorted(numbers.count(number) for number in set(numbers))


def _at(row: Gathering, number: int) -> list[Seat]:
    return list(Seat.objects.filter(gathering=row, seatings__number=number, has_left=False).order_by("pk"))


def _leaves(row: Gathering, seat: Seat) -> None:
    joining.set_presence(gathering=row, seat_id=seat.pk, has_left=True)


@pytest.mark.usefixtures("kustmeer")
def test_two_who_are_left_at_a_table_go_on_at_the_others() -> None:
    row = _room(12)
    assert _sizes(row) == [4, 4, 4]
    first, second, *_others = _at(row, 1)
    _leaves(row, first)
    assert _sizes(row) == [3, 4, 4]
    _leaves(row, second)
    assert _sizes(row) == [5, 5]
    assert _at(row, 1) == []


@pytest.mark.usefixtures("kustmeer")
def test_the_only_table_stays_however_few_are_left() -> None:
    row = _room(4)
    for seat in _at(row, 1)[:3]:
        _leaves(row, seat)
    assert _sizes(row) == [1]


@pytest.mark.usefixtures("kustmeer")
def test_a_story_is_told_to_its_end_before_the_table_goes_on_elsewhere() -> None:
    row = _room(8, StepKind.STORY_TELL)
    teller, *others = _at(row, 2)
    turns.begin_telling(gathering=row, seat=teller)
    for seat in others[:2]:
        _leaves(row, seat)
    assert _sizes(row) == [2, 4]
    for state in (Telling.TELLING, Telling.GIVING, Telling.TURNED):
        turns.go_on_telling(gathering=row, seat=teller, seen=state)
    assert _sizes(row) == [6]


@pytest.mark.concurrent
def test_who_comes_in_while_the_tables_are_made_has_a_place(committed_database: str) -> None:
    with inside(cast.KUSTMEER):
        row = factories.open_room(factories.steps(StepKind.GROUP_TALK))
        for _number in range(8):
            joining.join(gathering=row, token=new_token())
    gate = threading.Barrier(9)

    def come() -> None:
        try:
            with inside(cast.KUSTMEER):
                seen = Gathering.objects.get(pk=row.pk)
                gate.wait(timeout=60)
                joining.join(gathering=seen, token=new_token())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        coming = [pool.submit(come) for _number in range(8)]
        gate.wait(timeout=60)
        with inside(cast.KUSTMEER):
            started = factories.do(row, "start")
        for one in coming:
            one.result()
    with inside(cast.KUSTMEER):
        assert Seat.objects.filter(gathering=row, seatings=None).count() == 0
        assert sum(_sizes(started)) == 16
