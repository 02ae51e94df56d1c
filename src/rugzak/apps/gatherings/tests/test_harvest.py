"""How far words go, what the clock erases, and the report that is made of what was let go."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from docx import Document

from rugzak.apps.cards import queries as cards
from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.exporting import Format, exported
from rugzak.apps.gatherings.models import Gathering, LogLine, Piece, Report, Seat
from rugzak.apps.gatherings.paper_pack import pack
from rugzak.apps.gatherings.picture import Audience, rendered
from rugzak.apps.gatherings.recognising import finds, points_at_a_client
from rugzak.apps.gatherings.services import habits, harvest, planning, reading, reporting
from rugzak.apps.gatherings.services.harvest import choose_circle
from rugzak.apps.gatherings.services.keeping import forget_old_sessions
from rugzak.apps.gatherings.services.proposing import propose_habits
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Circle, ReportState, State, StepKind
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust.models import SubjectKey

pytestmark = pytest.mark.usefixtures("kustmeer")


def let_go(row: Gathering, body: str, kind: str = PieceKind.STORY, circle: Circle = Circle.REPORT) -> Piece:
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, body, kind, aspects=("is",) if kind == PieceKind.WORD else ())
    return harvest.choose_circle(gathering=row, piece=piece, circle=circle, agreed_text=body)


def closed(row: Gathering) -> Gathering:
    return factories.do(factories.harvest(row), "close_room")


def test_wider_asks_the_exact_words() -> None:
    row = factories.running("story_write")
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Ik loop naast hem.")
    with pytest.raises(harvest.OtherWords):
        harvest.choose_circle(gathering=row, piece=piece, circle=Circle.REPORT, agreed_text="Iets anders.")
    chosen = harvest.choose_circle(
        gathering=row, piece=piece, circle=Circle.REPORT, agreed_text="Ik loop naast hem."
    )
    assert (chosen.circle, chosen.agreed_revision) == (Circle.REPORT, 1)
    back = harvest.choose_circle(gathering=row, piece=piece, circle=Circle.ROOM)
    assert (back.circle, back.agreed_revision) == (Circle.ROOM, None)


def test_the_database_refuses_other_words_in_a_wider_circle() -> None:
    row = factories.running("story_write")
    piece = let_go(row, "Ik loop naast hem.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.filter(pk=piece.pk).update(revision=2)


def test_a_client_who_can_be_recognised_stays_in_the_room() -> None:
    row = factories.running("story_write")
    seat, token = factories.phone(row)
    text = "Bij mevrouw D. (83) leerde ik wachten."
    piece = factories.piece(row, seat, token, text)
    with pytest.raises(harvest.ClientCanBeTold):
        harvest.choose_circle(gathering=row, piece=piece, circle=Circle.REPORT, agreed_text=text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bij mevrouw D. (83) leerde ik wachten.", ["name"]),
        ("Op kamer 12 brandt nog licht.", ["room"]),
        ("Een man van 87 jaar oud lachte.", ["age"]),
        ("Toen pakte Gerda mijn hand.", ["first_name"]),
        ("Hij heeft dementie.", ["condition"]),
        ("Ik loop naast hem. Hij pakt mijn arm.", []),
    ],
)
def test_what_may_be_recognised_is_found(text: str, kinds: list[str]) -> None:
    assert [find.kind for find in finds(text)] == kinds
    assert points_at_a_client(text) == bool(set(kinds) - {"first_name"})


def test_room_only_text_is_gone_after_a_day_and_the_log_after_a_week() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row = factories.running("story_write")
        let_go(row, "Dit mag mee.")
        seat, token = factories.phone(row)
        factories.piece(row, seat, token, "Dit blijft hier.")
        row = closed(row)
        clock.shift(timedelta(hours=23))
        harvest.clear_rooms(at=timezone.now())
        assert factories.bodies(row) == ["Dit mag mee.", "Dit blijft hier."]
        clock.shift(timedelta(hours=2))
        harvest.clear_rooms(at=timezone.now())
        assert factories.bodies(row) == ["Dit mag mee."]
        clock.shift(timedelta(days=7))
        harvest.clear_rooms(at=timezone.now())
        assert not LogLine.objects.filter(gathering=row).exists()


def test_a_forgotten_room_closes_by_itself() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row = factories.running("story_write", people=3)
        for days in (1, 2, 3):
            clock.move_to(factories.START + timedelta(days=days))
            harvest.clear_rooms(at=timezone.now())
        row.refresh_from_db()
        assert (row.state, row.came, Seat.objects.count()) == (State.CLOSED, 3, 0)


def test_after_the_close_only_the_same_phone_can_take_back() -> None:
    row = factories.running("story_write")
    mine, other = Client(), Client()
    for client in (mine, other):
        client.post(f"/m/{row.code}/meedoen/")
    mine.post(f"/m/{row.code}/stukje/", {"stap": "s0", "soort": "story", "tekst": "Van mij."})
    row = closed(row)
    piece = Piece.objects.get()
    address = f"/m/{row.code}/stukje/{piece.pk}/weg/"
    assert other.post(address).status_code == 410
    assert "Van mij." in mine.get(f"/m/{row.code}/").content.decode()
    mine.post(address)
    assert not Piece.objects.exists()


def reported(samira: Member) -> tuple[Gathering, Report]:
    row = factories.running("story_write", "collect")
    let_go(row, "De kamer is stil. Ik ga zitten en wacht.")
    for _number in range(5):
        let_go(row, "rust", PieceKind.WORD)
    let_go(row, "durf", PieceKind.WORD)
    let_go(row, "=Als iemand boos is, dan loop ik mee.", PieceKind.HABIT, Circle.COMMONS)
    seat, token = factories.phone(row)
    factories.piece(row, seat, token, "Blijft in de kamer.")
    row = closed(row)
    return row, reporting.report_of(gathering=row, by=samira)


def test_the_report_holds_what_was_let_go_and_nothing_else(samira: Member) -> None:
    row, report = reported(samira)
    impression = compose(row, report)
    assert [(block.key, block.sources) for block in impression.blocks] == [
        ("stories", 1), ("words", 6), ("sentences", 0), ("cards", 0), ("habits", 1),
        ("photos", 0), ("voices", 0), ("lines", 0),
    ]  # fmt: skip
    said = impression.blocks[1].said[0][1]
    assert [(word.text, word.count) for word in said] == [("rust", 5), ("durf", None)]


@pytest.mark.parametrize("kind", list(Format))
def test_no_format_holds_what_stays_in_the_room(kind: Format, samira: Member) -> None:
    row, report = reported(samira)
    file = exported(compose(row, report), kind)
    text = plain(file, kind)
    assert "Blijft in de kamer." not in text
    if kind is not Format.PDF:
        assert "Ik ga zitten en wacht." in text


def test_the_paper_report_is_tagged(samira: Member) -> None:
    row, report = reported(samira)
    with pikepdf.open(io.BytesIO(exported(compose(row, report), Format.PDF))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert str(pdf.docinfo["/Title"]) == row.title


def test_a_cell_is_never_a_sum(samira: Member) -> None:
    row, report = reported(samira)
    table = exported(compose(row, report), Format.TABLE).decode("utf-8-sig")
    assert "'=Als iemand boos is, dan loop ik mee." in [
        cell for line in csv.reader(io.StringIO(table), delimiter=";") for cell in line
    ]


def test_taken_back_is_out_of_the_report_at_once(samira: Member) -> None:
    row, report = reported(samira)
    Piece.objects.filter(kind=PieceKind.STORY, circle=Circle.REPORT).delete()
    assert compose(row, report).blocks[0].is_empty


def test_a_part_moves_hides_and_comes_back_as_it_was(samira: Member) -> None:
    row, report = reported(samira)
    before = compose(row, report).blocks[0].lead
    for deed, lead in (("neer", ""), ("tekst", "Hoor dit eens."), ("verberg", "")):
        reporting.change_block(report=report, key="stories", deed=deed, lead=lead, by=samira)
    block = compose(row, report).blocks[1]
    assert (block.key, block.lead, block.is_hidden) == ("stories", "Hoor dit eens.", True)
    reporting.change_block(report=report, key="stories", deed="terug", by=samira)
    assert compose(row, report).blocks[1].lead == before


def test_everybody_may_read_along_for_a_week(samira: Member) -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row, report = reported(samira)
        assert Client().get(f"/m/{row.code}/verslag/").status_code == 302
        reporting.open_preview(report=report, by=samira)
        assert "Ik ga zitten en wacht." in Client().get(f"/m/{row.code}/verslag/").content.decode()
        clock.shift(timedelta(days=7, minutes=1))
        reporting.finish_previews(at=timezone.now())
        report.refresh_from_db()
        assert report.state == ReportState.FINAL
        assert Client().get(f"/m/{row.code}/verslag/").status_code == 404


def test_small_groups_are_not_counted_in_the_report(samira: Member) -> None:
    row, report = reported(samira)
    reporting.describe_report(report=report, practice=2, leaders=1, by=samira)
    assert compose(row, report).people.startswith("Een kleine groep")
    reporting.describe_report(report=report, practice=10, leaders=2, by=samira)
    assert compose(row, report).people.startswith("10 mensen uit de praktijk, 2 leidinggevenden")


def plain(file: bytes, kind: Format) -> str:
    if kind is Format.WORD:
        return "\n".join(part.text for part in Document(io.BytesIO(file)).paragraphs)
    if kind is Format.DATA:
        return json.dumps(json.loads(file), ensure_ascii=False)
    if kind is Format.ZIP:
        return zipfile.ZipFile(io.BytesIO(file)).read("verslag.md").decode()
    return file.decode("utf-8", errors="ignore")


def test_a_double_lies_under_another_habit(samira: Member) -> None:
    row = factories.running("collect")
    first, second = (
        let_go(row, "Loop eerst mee.", PieceKind.HABIT),
        let_go(row, "Ga eerst mee.", PieceKind.HABIT),
    )
    habits.give_theme(gathering=row, habit=first, theme="reflectie")
    habits.merge(gathering=row, habit=second, into=first)
    assert [habit.body for habit in queries.habits_on_the_table(row)] == ["Loop eerst mee."]
    habits.take_apart(gathering=row, habit=first)
    assert len(queries.habits_on_the_table(row)) == 2


def test_a_paper_card_goes_as_far_as_its_maker_ticked() -> None:
    row = factories.running("collect")
    key = new_id()
    for _twice in range(2):
        habits.from_paper(
            gathering=row, body="Drink eerst thee.", kind="habit", circle=Circle.REPORT, key=key
        )
    assert [(piece.is_paper, piece.circle) for piece in Piece.objects.all()] == [(True, Circle.REPORT)]


def test_the_paper_pack_holds_the_code_and_every_step() -> None:
    row = factories.open_room()
    file = pack(row, address=f"http://localhost/m/{row.code}/", short="localhost/m")
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) >= 5


def test_a_series_tells_what_its_sessions_brought_together(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    series = planning.make_series(
        name="Van praten naar doen", goal="Kleine gewoonten", key=new_id(), by=samira
    )
    row, _report = reported(samira)
    Gathering.objects.filter(pk=row.pk).update(series=series)
    page = browser_of(samira).get(f"/sessies/reeks/{series.pk}/").content.decode()
    assert "dan loop ik mee" in page
    assert "Blijft in de kamer." not in page


def test_what_went_on_to_the_report_stays_when_who_led_is_erased(samira: Member) -> None:
    row, report = reported(samira)
    before = compose(row, report)
    SubjectKey.objects.filter(member=row.host_id).delete()
    after = compose(row, report)
    assert before.blocks[0].quotes
    assert [block.quotes for block in after.blocks] == [block.quotes for block in before.blocks]


def test_a_narrower_circle_seals_the_words_in_the_room_again() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Ik loop naast hem.")
    wide = choose_circle(
        gathering=row, piece=piece, circle=Circle.ORGANISATION, agreed_text="Ik loop naast hem."
    )
    assert (wide.shared, wide.sealed) == ("Ik loop naast hem.", None)
    back = choose_circle(gathering=row, piece=piece, circle=Circle.ROOM)
    assert back.shared == ""
    assert back.sealed
    assert factories.bodies(row) == ["Ik loop naast hem."]


def test_after_two_years_a_session_is_gone_with_all_that_hung_on_it() -> None:
    row = factories.running(StepKind.STORY_WRITE)
    seat, token = factories.phone(row)
    factories.piece(row, seat, token, "Lang geleden")
    assert forget_old_sessions(at=row.starts_at + timedelta(days=700)) == 0
    assert forget_old_sessions(at=row.starts_at + timedelta(days=732)) == 1
    assert not Gathering.objects.exists()
    assert not Piece.objects.exists()


def test_in_a_hall_two_people_read_before_it_is_on_the_screen(samira: Member, fenna: Member) -> None:
    row = factories.running(StepKind.CLOSING, seats=200, cohost="fenna")
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Tot morgen", PieceKind.LINE)
    for reader in (samira, samira):
        reading.let_through(gathering=row, piece=piece, by=reader)
    assert "Tot morgen" not in rendered(row, Audience.SCREEN)["stage"]
    reading.let_through(gathering=row, piece=piece, by=fenna)
    assert "Tot morgen" in rendered(row, Audience.SCREEN)["stage"]
    factories.piece(row, seat, token, "Tot overmorgen", PieceKind.LINE, piece_id=piece.pk, revision=2)
    assert "overmorgen" not in rendered(row, Audience.SCREEN)["stage"]


def test_habits_that_may_go_further_become_ideas_for_a_card_once(samira: Member) -> None:
    row = factories.running(StepKind.COLLECT)
    let_go(row, "Als het druk is, dan drink ik eerst thee.", PieceKind.HABIT, Circle.ORGANISATION)
    let_go(row, "Alleen voor het verslag.", PieceKind.HABIT, Circle.REPORT)
    upper = let_go(row, "Vraag wie vandaag hulp nodig heeft.", PieceKind.HABIT, Circle.COMMONS)
    double = let_go(row, "Vraag wie hulp nodig heeft.", PieceKind.HABIT, Circle.ORGANISATION)
    habits.merge(gathering=row, habit=double, into=upper)
    row = closed(row)
    assert propose_habits(gathering=row, by=samira) == 2
    assert propose_habits(gathering=row, by=samira) == 0
    ideas = cards.ideas_for(samira)
    assert sorted((idea.text, idea.by_id) for idea in ideas) == [
        ("Als het druk is, dan drink ik eerst thee.", None),
        ("Vraag wie vandaag hulp nodig heeft.", None),
    ]
