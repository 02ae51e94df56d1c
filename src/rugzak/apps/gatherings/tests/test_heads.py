"""How many were online, in a report and in every file of it: never few, and never to be worked out."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document

from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.exporting import Format, exported
from rugzak.apps.gatherings.exporting.texts import plain
from rugzak.apps.gatherings.heads import Heads, heads_of, in_words, online_to_tell, summed_in_words
from rugzak.apps.gatherings.models import Gathering, Report
from rugzak.apps.gatherings.services import reporting
from rugzak.apps.gatherings.tests import factories

pytestmark = pytest.mark.usefixtures("kustmeer")
SAID = "6 van hen deden online mee."


@pytest.mark.parametrize(
    ("total", "online", "told"),
    [
        (12, 0, 0),
        (12, 4, 0),
        (12, 5, 5),
        (12, 7, 7),
        # Twelve and eight say that four were in the room.
        (12, 8, 0),
        (12, 11, 0),
        (12, 12, 12),
        (4, 4, 0),
        # Who leads mended the numbers, and now there are fewer than were online.
        (6, 9, 0),
    ],
)
def test_neither_side_may_be_few(total: int, online: int, told: int) -> None:
    assert online_to_tell(total, online) == told


def closed(*, came: int, online: int) -> tuple[Gathering, Report]:
    row = factories.do(factories.harvest(factories.running("free")), "close_room")
    row.came, row.came_online = came, online
    row.save(update_fields=["came", "came_online"])
    return row, reporting.report_of(gathering=row, by=row.host)


@pytest.mark.parametrize("kind", [Format.WORD, Format.MARKDOWN, Format.TABLE, Format.DATA])
def test_every_file_says_how_many_were_online(kind: Format) -> None:
    row, report = closed(came=14, online=6)
    file = exported(compose(row, report), kind)
    if kind is Format.WORD:
        text = "\n".join(part.text for part in Document(io.BytesIO(file)).paragraphs)
    else:
        text = json.loads(file)["people"] if kind is Format.DATA else file.decode("utf-8-sig")
    assert f"14 deelnemers. {SAID} Daarnaast 1 begeleider." in text


def test_what_the_pdf_is_made_from_says_it_too() -> None:
    row, report = closed(came=14, online=6)
    assert SAID in plain(compose(row, report), {})["people"]


@pytest.mark.parametrize("kind", [one for one in Format if one not in (Format.ZIP, Format.PDF, Format.WORD)])
def test_no_file_says_that_few_were_online(kind: Format) -> None:
    row, report = closed(came=14, online=3)
    few = exported(compose(row, report), kind)
    row.came_online = 0
    assert exported(compose(row, report), kind) == few


def test_who_leads_counts_the_parts_and_the_room_still_hides_who_is_few() -> None:
    row, report = closed(came=14, online=6)
    reporting.describe_report(report=report, by=row.host, practice=8, leaders=2)
    assert in_words(heads_of(row, report)).startswith(
        "8 mensen uit de praktijk, 2 leidinggevenden en bestuurders. D"
    )
    reporting.describe_report(report=report, by=row.host, practice=9)
    assert SAID in in_words(heads_of(row, report))


def test_all_online_is_said_and_gives_nobody_away() -> None:
    assert (
        in_words(Heads(others=7, online=7))
        == "7 deelnemers. Iedereen deed online mee. Daarnaast 1 begeleider."
    )


def test_in_a_series_few_online_are_in_no_sum_and_leave_no_trace() -> None:
    def told(online: int) -> str:
        rows = [(20, 8), (15, online), (4, 4)]
        return summed_in_words(
            [Heads(others=total, online=online_to_tell(total, number)) for total, number in rows]
        )

    assert told(0) == told(3) == told(12)
    assert told(3).startswith(
        "35 deelnemers. Ten minste 8 van hen deden online mee. Daarnaast 3 begeleiders."
    )
    assert "Ten minste 14 van hen" in told(6)
