"""Of colleagues' questions only a quarter that is over is told, frozen, and nothing can be subtracted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import cast

from rugzak.apps.people.models import Region
from rugzak.apps.programmes.models import Programme
from rugzak.apps.support.models import ClosedQuarter, SupportRequest
from rugzak.apps.support.queries import last_closed_quarter
from rugzak.apps.support.services import freeze_quarter
from rugzak.apps.support.small_groups import shown_cells
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

TODAY = MONDAY.date()
IN_THE_QUARTER = date(2026, 11, 10)


def ask(programme: Programme, region_id, number: int, *, late: int = 0, team=None) -> None:
    """So many people each ask something, of which the last few are answered late."""
    for count in range(number):
        asker = Member.objects.create(first_name="Vrager", last_name="Test", staff_number=str(new_id())[-12:])
        answered = IN_THE_QUARTER + timedelta(days=1 if count >= number - late else 0)
        SupportRequest.objects.create(
            asker=asker,
            team_id=team,
            programme=programme,
            region_id=region_id,
            theme="hard-talk",
            setting="floor",
            haste="week",
            key=new_id(),
            sent_at=MONDAY - timedelta(days=200),
            promised_on=IN_THE_QUARTER,
            first_answered_at=MONDAY.replace(year=answered.year, month=answered.month, day=answered.day),
        )


def told() -> dict[str, tuple[int | None, int | None]]:
    rows = ClosedQuarter.objects.select_related("region")
    return {row.region.name if row.region else "": (row.asked, row.in_time) for row in rows}


@pytest.mark.parametrize(
    ("today", "start", "end"),
    [
        (date(2027, 3, 8), date(2026, 10, 1), date(2027, 1, 1)),
        (date(2027, 4, 1), date(2027, 1, 1), date(2027, 4, 1)),
        (date(2027, 12, 31), date(2027, 7, 1), date(2027, 10, 1)),
    ],
)
def test_the_last_quarter_that_is_over(today: date, start: date, end: date) -> None:
    assert last_closed_quarter(today) == (start, end)


def test_enough_people_in_each_region_are_told(backpackers: Programme) -> None:
    ask(backpackers, cast.KENNEMERLAND, 20, late=3)
    ask(backpackers, cast.WATERLAND, 10)
    ask(backpackers, cast.WATERLAND, 10, team=cast.DUINROOS)
    freeze_quarter(TODAY)
    assert told() == {"Kennemerland": (20, 85), "Waterland": (10, 100), "": (30, 90)}


def test_a_small_region_takes_the_next_one_along(backpackers: Programme) -> None:
    """Else the total less Kennemerland would tell of three people."""
    ask(backpackers, cast.KENNEMERLAND, 20)
    ask(backpackers, cast.WATERLAND, 3)
    freeze_quarter(TODAY)
    assert told() == {"Kennemerland": (None, None), "Waterland": (None, None), "": (23, 100)}


def test_too_few_together_are_not_told_at_all(backpackers: Programme) -> None:
    ask(backpackers, cast.KENNEMERLAND, 9)
    freeze_quarter(TODAY)
    assert told() == {"": (None, None)}


def test_one_person_who_asks_often_is_one_person(backpackers: Programme) -> None:
    ask(backpackers, cast.KENNEMERLAND, 9)
    SupportRequest.objects.update(asker=cast.IDS["wietske"])
    ask(backpackers, cast.KENNEMERLAND, 5)
    freeze_quarter(TODAY)
    assert told() == {"": (None, None)}


def test_what_is_frozen_does_not_move(backpackers: Programme) -> None:
    ask(backpackers, cast.KENNEMERLAND, 12)
    freeze_quarter(TODAY)
    SupportRequest.objects.all().delete()
    assert (freeze_quarter(TODAY), told()) == (0, {"Kennemerland": (12, 100), "": (12, 100)})


def test_whoever_steers_sees_the_quarter_and_no_live_number(
    backpackers: Programme, fenna: Member, browser_of
) -> None:
    Region.objects.create(name="Kop")
    ask(backpackers, cast.KENNEMERLAND, 12)
    page = browser_of(fenna).get("/hulp/programma/").content.decode()
    assert "Nog geen kwartaal voorbij" in page
    freeze_quarter(TODAY)
    page = browser_of(fenna).get("/hulp/programma/").content.decode()
    assert "ongeveer 100%" in page


people = st.frozensets(st.integers(0, 40), max_size=25)


@given(st.dictionaries(st.integers(0, 7), people, max_size=8), st.integers(5, 12))
def test_what_is_hidden_is_never_a_small_group(cells: dict[int, frozenset[int]], floor: int) -> None:
    shown = shown_cells(cells, floor)
    hidden = set(cells) - shown
    together = frozenset().union(*(cells[one] for one in hidden))
    assert all(len(cells[one]) >= floor for one in shown)
    assert not hidden or not shown or len(together) >= floor
