"""Fifty hands on one remote: the log of a room has no holes, also for who reads while it is written."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from rugzak.apps.gatherings.models import Gathering, LogLine, Piece
from rugzak.apps.gatherings.services import steering
from rugzak.apps.gatherings.services.moves import AlreadyDone, locked
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import StepKind
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from tests.support import cast

pytestmark = pytest.mark.concurrent
WRITERS = 50


def numbers(gathering_id: object) -> list[int]:
    with inside(cast.KUSTMEER):
        return list(LogLine.objects.filter(gathering=gathering_id).values_list("number", flat=True))


def press(gathering_id: object, gate: threading.Barrier) -> int:
    """One more minute, pressed until it counted; returns the number it got."""
    gate.wait(timeout=60)
    try:
        while True:
            try:
                with inside(cast.KUSTMEER):
                    row = Gathering.objects.get(pk=gathering_id)
                    return steering.give_a_minute(gathering=row, seen=row.version, by=row.in_charge).version
            except AlreadyDone:
                continue
    finally:
        connections.close_all()


def test_who_reads_sees_every_number_up_to_the_last(committed_database: str) -> None:
    with inside(cast.KUSTMEER):
        row = factories.running(StepKind.FREE)
    first = row.version
    gate, done = threading.Barrier(WRITERS + 1), threading.Event()

    def read() -> list[list[int]]:
        try:
            gate.wait(timeout=60)
            seen = []
            while not done.is_set():
                seen.append(numbers(row.pk))
            return seen
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reader = pool.submit(read)
        got = list(pool.map(lambda _n: press(row.pk, gate), range(WRITERS)))
        done.set()
        looks = reader.result()
    assert sorted(got) == list(range(first + 1, first + WRITERS + 1))
    assert numbers(row.pk) == list(range(first + WRITERS + 1))
    assert all(look == list(range(len(look))) for look in looks)


def test_who_writes_words_waits_for_nobody_who_leads(committed_database: str) -> None:
    """The row of the session is held; what phones send is stored all the same."""
    with inside(cast.KUSTMEER):
        row = factories.running(StepKind.COLLECT)
        phones = [factories.phone(row) for _number in range(8)]
    held, stored = threading.Event(), threading.Event()

    def lead() -> None:
        try:
            with inside(cast.KUSTMEER):
                locked(row)
                held.set()
                assert stored.wait(timeout=60)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        leading = pool.submit(lead)
        assert held.wait(timeout=60)
        with inside(cast.KUSTMEER):
            for seat, token in phones:
                factories.piece(row, seat, token, "Een gewoonte.", kind="habit", piece_id=new_id())
        stored.set()
        leading.result()
    with inside(cast.KUSTMEER):
        assert Piece.objects.filter(gathering=row).count() == len(phones)
