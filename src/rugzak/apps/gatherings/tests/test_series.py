"""A series: its report and head counts, who was ticked, and the balance before habits become cards."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from rugzak.apps.cards import queries as cards
from rugzak.apps.cards.services import Words, take_idea, workshop_deck
from rugzak.apps.gatherings.exporting import Format, exported
from rugzak.apps.gatherings.models import Gathering, Invitation, Piece, Series
from rugzak.apps.gatherings.presence import presence_list
from rugzak.apps.gatherings.series_report import compose_series
from rugzak.apps.gatherings.services import habits, harvest, planning, reporting
from rugzak.apps.gatherings.services.proposing import propose_habits
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Audience, Circle, Theme
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")
HABIT = "Als iemand boos is, dan loop ik mee."


@pytest.fixture
def series(samira: Member) -> Series:
    return planning.make_series(name="Van praten naar doen", goal="Kleine gewoonten", key=new_id(), by=samira)


def let_go(row: Gathering, body: str, kind: str, circle: Circle = Circle.ORGANISATION) -> Piece:
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, body, kind, aspects=("is",) if kind == PieceKind.WORD else ())
    return harvest.choose_circle(gathering=row, piece=piece, circle=circle, agreed_text=body)


def session(series: Series, words: int = 0, habit: str = "", days: int = 0, **people: int) -> Gathering:
    """A closed session of the series with a report; ``people`` are its head counts."""
    row = factories.running("collect", starts_at=factories.START + timedelta(days=days))
    for _number in range(words):
        let_go(row, "rust", PieceKind.WORD)
    if habit:
        let_go(row, habit, PieceKind.HABIT)
    seat, token = factories.phone(row)
    factories.piece(row, seat, token, "Blijft in de kamer.", PieceKind.HABIT)
    row = factories.do(factories.harvest(row), "close_room")
    report = reporting.report_of(gathering=row, by=row.host)
    reporting.describe_report(report=report, by=row.host, **people)
    Gathering.objects.filter(pk=row.pk).update(series=series)
    return row


def rows_of(series: Series) -> list[Gathering]:
    return list(Gathering.objects.filter(series=series).order_by("starts_at"))


def test_words_count_together_and_few_are_not_counted(series: Series) -> None:
    session(series, words=3)
    session(series, words=2, days=7)
    blocks = {block.key: block for block in compose_series(series, rows_of(series)).blocks}
    assert [(one.text, one.count) for one in blocks["words"].said[0][1]] == [("rust", 5)]
    Piece.objects.filter(kind=PieceKind.WORD)[0].delete()
    blocks = {block.key: block for block in compose_series(series, rows_of(series)).blocks}
    assert [(one.text, one.count) for one in blocks["words"].said[0][1]] == [("rust", None)]


def test_a_small_group_is_in_no_sum_so_nobody_works_it_out(series: Series) -> None:
    session(series, practice=10, leaders=2)
    session(series, days=7, practice=8)
    session(series, days=14, practice=3)
    impression = compose_series(series, rows_of(series))
    assert impression.people.startswith("18 mensen uit de praktijk, 2 leidinggevenden")
    assert "Kleine groepen zijn niet meegeteld." in impression.people
    assert "Daarnaast 3 begeleiders." in impression.people
    lines = impression.blocks[0].lists[0][1]
    assert ["Een kleine groep" in line for line in lines] == [False, False, True]


def test_it_tells_what_became_of_the_habits(series: Series, samira: Member) -> None:
    row = session(series, habit=HABIT)
    session(series, habit="Drink eerst thee.", days=7)
    propose_habits(gathering=row, by=samira)
    take_idea_of(samira)
    blocks = {block.key: block for block in compose_series(series, rows_of(series)).blocks}
    texts = [text for _theme, some in blocks["habits"].themes for text in some]
    assert texts == [f"{HABIT} (nu kaart 101)", "Drink eerst thee."]
    assert blocks["became"].lists[0][1] == [
        "2 gewoonten mochten verder",
        "1 is voorgesteld als kaart",
        "1 is een kaart geworden",
    ]


def take_idea_of(person: Member) -> None:
    (idea,) = cards.ideas_for(person)
    words = Words(title="Loop mee", text=HABIT, theme="teamwerk", audience="team", moment="")
    take_idea(idea=idea, deck=workshop_deck(), words=words, by=person)


@pytest.mark.parametrize("kind", [one for one in Format if one is not Format.ZIP])
def test_no_file_of_a_series_holds_what_stays_in_the_room(series: Series, kind: Format) -> None:
    session(series, habit=HABIT, practice=12)
    session(series, days=7, practice=3)
    file = exported(compose_series(series, rows_of(series)), kind)
    if kind is Format.PDF:
        with pikepdf.open(io.BytesIO(file)) as pdf:
            assert (pdf.Root.MarkInfo.Marked, str(pdf.docinfo["/Title"])) == (True, series.name)
        return
    text = (
        "\n".join(part.text for part in Document(io.BytesIO(file)).paragraphs)
        if kind is Format.WORD
        else file.decode()
    )
    assert (HABIT in text, "Blijft in de kamer." in text, "3 mensen" in text) == (True, False, False)


def test_a_part_that_a_report_hides_is_hidden_here_too(series: Series, samira: Member) -> None:
    row = session(series, habit=HABIT)
    reporting.change_block(report=row.report, key="habits", deed="verberg", by=samira)
    assert HABIT not in exported(compose_series(series, rows_of(series)), Format.MARKDOWN).decode()


def statements(browser: Client, address: str) -> int:
    """Of a page, but for the savepoints that stand in for the transaction here."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len([one for one in captured if "SAVEPOINT" not in one["sql"]])


def test_the_page_asks_as_much_for_more_sessions(
    series: Series, samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser, address = browser_of(samira), f"/sessies/reeks/{series.pk}/"
    session(series, words=1, habit=HABIT)
    one = statements(browser, address)
    for number in (1, 2):
        session(series, words=1, habit=f"{HABIT} {number}", days=number)
    assert (statements(browser, address), one <= 12) == (one, True)


def test_a_file_of_a_series_opens_and_another_ending_does_not(
    series: Series, samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser, address = browser_of(samira), f"/sessies/reeks/{series.pk}/"
    session(series, habit=HABIT)
    endings = [browser.get(f"{address}{kind}/").status_code for kind in ("docx", "md", "aanwezig", "exe")]
    assert endings == [200, 200, 200, 404]


# ── Who was there ──


def test_the_list_names_who_was_ticked_and_nobody_else(series: Series, samira: Member) -> None:
    row, later = session(series), session(series, days=7)
    for name, part, came in (
        ("wietske", "practice", True),
        ("ruben", "leader", True),
        ("yusuf", "practice", False),
    ):
        Invitation.objects.create(gathering=row, member=factories.person(name), part=part, came=came)
    Invitation.objects.create(gathering=row, label="=cliëntenraad", part="guest", came=True)
    Invitation.objects.create(gathering=later, member=factories.person("wietske"), came=None)
    lines = list(csv.reader(io.StringIO(presence_list(rows_of(series)).decode("utf-8-sig")), delimiter=";"))
    assert [line[3:] for line in lines] == [
        ["Naam", "Als"],
        [factories.person("wietske").display_name, "uit de praktijk"],
        [factories.person("ruben").display_name, "leiding of bestuur"],
        ["'=cliëntenraad", "gast"],
        [samira.display_name, "begeleiding"],
        [samira.display_name, "begeleiding"],
    ]
    assert lines[1][:3] == ["Goed werk op Duinroos", "2027-03-09", "5"]


# ── The scale ──


def test_the_scale_shows_themes_and_who_does_it_before_they_become_cards(samira: Member) -> None:
    row = factories.running("collect")
    habit = let_go(row, HABIT, PieceKind.HABIT)
    habits.give_theme(gathering=row, habit=habit, theme=Theme.TEAMWORK)
    habits.give_audience(gathering=row, habit=habit, audience=Audience.LEADERS)
    scale = habits.balance([habit])
    assert scale.themes == [("Reflectie", 0), ("Teamwerk", 1), ("Werkgeverschap", 0)]
    assert scale.audiences == [("Medewerkers", 0), ("Het hele team", 0), ("Leiding en bestuur", 1)]
    assert scale.empty == ["Reflectie", "Werkgeverschap", "Medewerkers", "Het hele team"]
    row = factories.do(factories.harvest(row), "close_room")
    propose_habits(gathering=row, by=samira)
    assert [idea.audience for idea in cards.ideas_for(samira)] == ["leidinggevende-bestuurder"]


def test_an_audience_we_do_not_know_is_none() -> None:
    row = factories.running("collect")
    habit = let_go(row, HABIT, PieceKind.HABIT)
    habits.give_audience(gathering=row, habit=habit, audience="iedereen")
    habit.refresh_from_db()
    assert habit.audience == ""
