"""The room from the inside: coming in, the steps, what is written, tables, and closing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.entering import new_token, tidy
from rugzak.apps.gatherings.models import Gathering, LogLine, PageDraw, Piece, Seat, Table
from rugzak.apps.gatherings.picture import Audience, rendered
from rugzak.apps.gatherings.services import joining, planning, showing, steering, turns, writing
from rugzak.apps.gatherings.services.harvest import choose_circle
from rugzak.apps.gatherings.services.moves import AlreadyDone, NotPossibleNow
from rugzak.apps.gatherings.services.pages import draw_page
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Circle, State, StepKind
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal

pytestmark = pytest.mark.usefixtures("kustmeer")


def test_a_deed_counts_once_and_is_in_the_log() -> None:
    row = factories.running(StepKind.FREE, StepKind.FREE)
    seen = row.version
    steering.forward(gathering=row, seen=seen, by=row.host)
    with pytest.raises(AlreadyDone):
        steering.forward(gathering=row, seen=seen, by=row.host)
    row.refresh_from_db()
    assert (row.step_index, row.version) == (1, seen + 1)
    deeds = list(LogLine.objects.filter(gathering=row).values_list("number", "deed"))
    assert deeds == [(0, "made"), (1, "opened"), (2, "started"), (3, "forward")]


def test_undo_gives_the_step_and_its_time_back_for_ten_seconds() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row = factories.running(StepKind.FREE, StepKind.FREE)
        ends = row.ends_at
        clock.shift(120)
        factories.do(row, "forward")
        clock.shift(9)
        row = factories.do(row, "undo")
        assert (row.step_index, row.ends_at) == (0, ends)
        factories.do(row, "forward")
        clock.shift(30)
        with pytest.raises(steering.TooLateToUndo):
            factories.do(row, "undo")


def test_undo_of_the_harvest_goes_back_into_the_room() -> None:
    row = factories.harvest(factories.running(StepKind.FREE))
    assert factories.do(row, "undo").state == State.RUNNING


def test_a_pause_keeps_what_is_left_of_the_time() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row = factories.running(StepKind.FREE)
        clock.shift(60)
        row = factories.do(row, "pause")
        assert (row.remaining_seconds, row.ends_at) == (240, None)
        clock.shift(3600)
        row = factories.do(row, "give_a_minute")
        row = factories.do(row, "resume")
        assert row.ends_at == timezone.now() + timedelta(seconds=300)


def test_a_timer_that_ran_out_locks_and_deletes_nothing() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row = factories.running(StepKind.STORY_WRITE)
        seat, token = factories.phone(row)
        clock.shift(3600)
        piece = factories.piece(row, seat, token, "Ik loop naast hem.")
        assert (piece.is_late, row.state) == (False, State.RUNNING)


def test_only_who_took_over_leads(wietske, fenna) -> None:
    row = factories.open_room(factories.steps(StepKind.FREE), cohost="fenna")
    assert row.in_charge_id == row.host_id
    row = steering.take_over(gathering=row, by=fenna)
    assert row.in_charge_id == fenna.pk
    assert factories.do(row, "start").state == State.RUNNING


def test_a_phone_sends_the_same_words_twice_and_they_are_there_once() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    seat, token = factories.phone(row)
    key = new_id()
    factories.piece(row, seat, token, "Eerste", piece_id=key)
    factories.piece(row, seat, token, "Eerste", piece_id=key)
    factories.piece(row, seat, token, "Tweede", piece_id=key, revision=3)
    factories.piece(row, seat, token, "Oud", piece_id=key, revision=2)
    assert factories.bodies(row) == ["Tweede"]
    assert Piece.objects.get().revision == 3


def test_nobody_writes_in_the_words_of_another_phone() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    first, first_token = factories.phone(row)
    second, second_token = factories.phone(row)
    key = new_id()
    factories.piece(row, first, first_token, "Van mij", piece_id=key)
    with pytest.raises(writing.NotYours):
        factories.piece(row, second, second_token, "Van een ander", piece_id=key, revision=9)


def test_a_late_text_is_marked_and_never_refused() -> None:
    row = factories.running(StepKind.STORY_WRITE, StepKind.FREE)
    seat, token = factories.phone(row)
    row = factories.do(row, "forward")
    assert factories.piece(row, seat, token, "Toch nog", step_key="s0").is_late


def test_a_silent_script_stores_no_words() -> None:
    row = factories.running(StepKind.CHECKIN, script_values={"silent": True})
    seat, token = factories.phone(row)
    with pytest.raises(writing.NothingStored):
        factories.piece(row, seat, token, "Mijn casus", PieceKind.CHECKIN)
    assert not Piece.objects.exists()


def test_other_words_begin_in_the_room_again() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Eerste")
    choose_circle(gathering=row, piece=piece, circle=Circle.REPORT, agreed_text="Eerste")
    piece = factories.piece(row, seat, token, "Anders", piece_id=piece.pk, revision=2)
    assert (piece.circle, piece.agreed_revision) == (Circle.ROOM, None)


@pytest.mark.parametrize("kind", list(StepKind))
def test_a_late_joiner_gets_a_valid_screen_at_every_kind_of_step(kind: StepKind) -> None:
    row = factories.running(StepKind.WELCOME, kind, people=8)
    row = factories.do(row, "forward")
    client, row = Client(), Gathering.objects.get(pk=row.pk)
    joined = client.post(f"/m/{row.code}/meedoen/", follow=True)
    assert joined.status_code == 200
    assert "Stap 1" in joined.content.decode()
    assert client.get(f"/m/{row.code}/eigen/").status_code == 200
    if row.script.steps[1].rotate:
        sizes = queries.table_sizes(row)
        assert sum(sizes.values()) == 9


@pytest.mark.parametrize("kind", list(StepKind))
@pytest.mark.parametrize("audience", list(Audience))
def test_every_surface_shows_every_kind_of_step(kind: StepKind, audience: Audience) -> None:
    row = factories.running(kind, people=2)
    picture = rendered(row, audience)
    assert "Stap 0" in picture["stage"]


def test_tables_go_on_with_no_shows_and_late_joiners() -> None:
    row = factories.running(StepKind.GROUP_TALK, StepKind.GROUP_TALK, StepKind.GROUP_TALK, people=16)
    gone = Seat.objects.filter(gathering=row).first()
    assert gone is not None
    joining.set_presence(gathering=row, seat_id=gone.pk, has_left=True)
    late, _token = factories.phone(row)
    row = factories.do(row, "forward")
    sizes = queries.table_sizes(row)
    seated = set(row.tables.get(round=2).seatings.values_list("seat_id", flat=True))
    assert sum(sizes.values()) == 16
    assert all(3 <= size <= 5 for size in sizes.values())
    assert late.pk in seated
    assert gone.pk not in seated


def test_going_back_and_forth_mixes_nobody_anew() -> None:
    row = factories.running(StepKind.GROUP_TALK, StepKind.FREE, people=12)
    before = set(Table.objects.get().seatings.values_list("seat_id", "number"))
    factories.do(row, "forward")
    factories.do(row, "back")
    assert set(Table.objects.get().seatings.values_list("seat_id", "number")) == before


def test_twenty_people_meet_nobody_twice() -> None:
    row = factories.running(StepKind.GROUP_TALK, StepKind.GROUP_TALK, StepKind.GROUP_TALK, people=20)
    row = factories.do(factories.do(row, "forward"), "forward")
    assert [(table.repeats, table.minimum) for table in Table.objects.order_by("round")][-1] == (0, 0)


def test_one_tells_and_reads_the_words_first() -> None:
    row = factories.running(StepKind.STORY_TELL)
    teller, _token = factories.phone(row)
    listener, token = factories.phone(row)
    row.refresh_from_db()
    turn = turns.begin_telling(gathering=row, seat=teller)
    with pytest.raises(turns.SomebodyTells):
        turns.begin_telling(gathering=row, seat=listener)
    turns.go_on_telling(gathering=row, seat=teller, seen="telling")
    factories.piece(
        row, listener, token, "hij bleef", PieceKind.WORD, turn_id=turn.pk, aspects=("is", "zomaar")
    )
    assert [(word.body, word.aspects) for word in queries.words_in_turn(row, turn)] == [("hij bleef", ["is"])]
    turns.go_on_telling(gathering=row, seat=teller, seen="telling")
    turn.refresh_from_db()
    assert turn.state == "giving"


def test_twelve_people_get_twelve_pages_and_the_thirteenth_a_copy() -> None:
    row = factories.running(StepKind.PAGE_DRAW, people=13)
    for seat in Seat.objects.all():
        draw_page(gathering=row, seat=seat, page=0)
    assert sorted(PageDraw.objects.values_list("page", flat=True))[:2] == [0, 0]
    assert set(PageDraw.objects.values_list("page", flat=True)) == set(range(12))


def test_only_what_was_offered_gets_on_the_screen() -> None:
    row = factories.running(StepKind.READ_BACK)
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Een geheim verhaal")
    with pytest.raises(NotPossibleNow):
        showing.show_piece(gathering=row, piece=piece, by=row.host)
    writing.offer(gathering=row, piece=piece, offered=True)
    row = showing.show_piece(gathering=row, piece=piece, by=row.host)
    assert "Een geheim verhaal" in rendered(row, Audience.SCREEN)["stage"]
    row = showing.hide_piece(gathering=row, piece=piece, by=row.host)
    assert "Een geheim verhaal" not in rendered(row, Audience.SCREEN)["stage"]


def test_taken_back_is_gone_from_the_database() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Liever niet")
    writing.take_back(gathering=row, piece=piece)
    assert not Piece.objects.exists()


def test_nothing_of_a_seat_is_left_after_the_close() -> None:
    row = factories.running(StepKind.STORY_WRITE, StepKind.STORY_TELL, people=5)
    seat, token = factories.phone(row)
    factories.piece(row, seat, token, "Mijn verhaal")
    row = factories.do(factories.harvest(row), "close_room")
    assert (row.came, Seat.objects.count(), Piece.objects.get().seat_id) == (6, 0, None)


def test_names_only_ever_become_stricter() -> None:
    row = factories.open_room(name_asked=1, name_seen_by=1)
    plan = planning.copied_plan(row, row.starts_at)
    with pytest.raises(planning.OnlyStricter):
        planning.change_gathering(gathering=row, plan=_with(plan, name_seen_by=2), by=row.host)
    planning.change_gathering(gathering=row, plan=_with(plan, name_seen_by=0), by=row.host)
    with pytest.raises(Exception, match="stricter"), transaction.atomic():
        Gathering.objects.filter(pk=row.pk).update(name_seen_by=2)


def test_three_words_lead_back_to_the_same_seat_once() -> None:
    row = factories.open_room()
    seat, _token = factories.phone(row)
    words = joining.give_return_words(seat=seat)
    back = joining.come_back(gathering=row, words=f" {words.upper()} ", token=new_token())
    assert back.pk == seat.pk
    with pytest.raises(joining.UnknownWords):
        joining.come_back(gathering=row, words=words, token=new_token())


def test_a_seat_in_a_closed_room_is_refused() -> None:
    row = factories.do(factories.harvest(factories.running(StepKind.FREE)), "close_room")
    with pytest.raises(Refusal):
        joining.join(gathering=row, token=new_token())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("k7m 4rd", "K7M4RD"), ("K7M-4RD", "K7M4RD"), ("O7M4RD", "Q7M4RD"), ("K7M4R", ""), ("", "")],
)
def test_a_code_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert tidy(typed) == meant


def test_the_screen_and_the_polling_phone_see_the_same(browser_of: Callable[..., Client]) -> None:
    row = factories.running(StepKind.CHECKIN)
    seat, token = factories.phone(row)
    factories.piece(row, seat, token, "nieuwsgierig", PieceKind.CHECKIN)
    screen = Client().get(f"/m/{row.code}/doek/").content.decode()
    polled = json.loads(Client().get(f"/m/{row.code}/stand/?v=0").content)
    assert "nieuwsgierig" in screen
    assert "nieuwsgierig" in polled["stage"]
    assert row.spoken_code in screen


def test_a_phone_without_script_does_everything() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    page = client.get(f"/m/{row.code}/").content.decode()
    assert 'http-equiv="refresh"' not in page, "a page with a text field never reloads by itself"
    written = {"stap": "s0", "soort": "story", "tekst": "Zonder script"}
    sent = client.post(f"/m/{row.code}/stukje/", written, follow=True)
    assert "Zonder script" in sent.content.decode()
    assert factories.bodies(row) == ["Zonder script"]


def test_too_long_a_text_comes_back_as_it_was_typed() -> None:
    row = factories.running(StepKind.COLLECT)
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    answer = client.post(f"/m/{row.code}/stukje/", {"stap": "s0", "soort": "habit", "tekst": "als " * 60})
    assert answer.status_code == 422
    assert "als als als" in answer.content.decode()


def test_two_people_share_a_phone() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    client.post(f"/m/{row.code}/stukje/", {"stap": "s0", "soort": "story", "tekst": "Van de eerste"})
    client.post(f"/m/{row.code}/ik/", {"wat": "stoel"})
    second = client.post(f"/m/{row.code}/meedoen/", follow=True).content.decode()
    assert "Van de eerste" not in second
    assert Seat.objects.filter(gathering=row).count() == 2
    client.post(f"/m/{row.code}/ik/", {"wat": "stoel", "plek": "1"})
    assert "Van de eerste" in client.get(f"/m/{row.code}/").content.decode()


def _with(plan: planning.Plan, **values: object) -> planning.Plan:
    return planning.Plan(**{**vars(plan), **values})
