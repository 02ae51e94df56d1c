"""A report before the close, one piece left out of it, and what comes back into a room."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.exporting import Format, exported
from rugzak.apps.gatherings.models import Piece
from rugzak.apps.gatherings.services import harvest, reporting
from rugzak.apps.gatherings.services.proposing import propose_habits
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.tests.test_harvest import closed, let_go, reported
from rugzak.apps.gatherings.words import Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member

pytestmark = pytest.mark.usefixtures("kustmeer")


def test_a_report_can_be_taken_along_before_the_close_and_is_final_only_after_it(samira: Member) -> None:
    row = factories.open_room()
    with pytest.raises(reporting.NotBegunYet):
        reporting.report_of(gathering=row, by=samira)
    row = factories.running("story_write")
    let_go(row, "De kamer is stil.")
    let_go(row, "Drink eerst thee.", PieceKind.HABIT, Circle.ORGANISATION)
    report = reporting.report_of(gathering=row, by=samira)
    assert "De kamer is stil." in exported(compose(row, report), Format.MARKDOWN).decode()
    with pytest.raises(reporting.NotClosedYet):
        reporting.open_preview(report=report, by=samira)
    with pytest.raises(reporting.NotClosedYet):
        propose_habits(gathering=row, by=samira)


def test_one_piece_goes_out_of_the_report_and_back_and_its_maker_reads_so(samira: Member) -> None:
    row, report = reported(samira)
    piece = Piece.objects.get(kind=PieceKind.STORY, circle=Circle.REPORT)
    harvest.set_aside(gathering=row, piece=piece, aside=True)
    assert compose(row, report).blocks[0].is_empty
    assert [one.pk for one in queries.set_aside_of(row)] == [piece.pk]
    harvest.set_aside(gathering=row, piece=piece, aside=False)
    assert compose(row, report).blocks[0].quotes


def test_in_whom_a_client_is_recognised_stays_in_the_room_whatever_its_maker_chose(samira: Member) -> None:
    row = factories.running("story_write")
    piece = let_go(row, "Hij met de rode pet.")
    harvest.set_aside(gathering=row, piece=piece, aside=True, names_a_client=True)
    piece.refresh_from_db()
    assert (piece.circle, piece.shared, bool(piece.sealed)) == (Circle.ROOM, "", True)
    with pytest.raises(harvest.ClientCanBeTold):
        harvest.choose_circle(
            gathering=row, piece=piece, circle=Circle.REPORT, agreed_text="Hij met de rode pet."
        )


def test_what_comes_back_into_a_room_that_was_cleared_does_not_stay_there() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row = factories.running("story_write")
        piece = let_go(row, "Dit mag mee.")
        row = closed(row)
        clock.shift(timedelta(days=3))
        harvest.clear_rooms(at=timezone.now())
        row.refresh_from_db()
        harvest.choose_circle(gathering=row, piece=piece, circle=Circle.ROOM)
        harvest.clear_rooms(at=timezone.now())
        assert not Piece.objects.filter(pk=piece.pk).exists()


def test_as_data_a_small_number_of_pieces_is_not_told(samira: Member) -> None:
    row, report = reported(samira)
    blocks = {
        block["key"]: block["sources"]
        for block in json.loads(exported(compose(row, report), Format.DATA))["blocks"]
    }
    assert (blocks["stories"], blocks["words"]) == (None, 6)


def test_the_maker_reads_on_the_phone_that_a_piece_was_laid_aside() -> None:
    row = factories.running("story_write")
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    client.post(f"/m/{row.code}/stukje/", {"stap": "s0", "soort": "story", "tekst": "Van mij."})
    harvest.set_aside(gathering=row, piece=Piece.objects.get(), aside=True)
    row = factories.harvest(row)
    assert "legde dit even opzij" in client.get(f"/m/{row.code}/").content.decode()
