"""A card on the wall: around a handover by itself, and nothing is kept until somebody presses."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.dayparts import handover_at, next_change
from rugzak.apps.cards.models import Draw, Spot
from rugzak.apps.cards.tests.factories import a_card, a_spot
from rugzak.apps.cards.words import DrawOutcome
from rugzak.ground.accounts.models import Member

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A Tuesday and a Saturday.
TUESDAY, SATURDAY = datetime(2027, 3, 9, tzinfo=AMSTERDAM), datetime(2027, 3, 13, tzinfo=AMSTERDAM)
HANDOVER = time(14, 45)


@pytest.mark.parametrize(
    ("hour", "minute", "goes_on"), [(14, 39, False), (14, 40, True), (15, 24, True), (15, 25, False)]
)
def test_a_handover_lasts_from_just_before_till_the_shift_has_gone(
    hour: int, minute: int, goes_on: bool
) -> None:
    at = TUESDAY.replace(hour=hour, minute=minute)
    assert (handover_at([HANDOVER], True, at) is not None) is goes_on


def test_no_handover_at_the_weekend_when_the_team_says_so() -> None:
    at = SATURDAY.replace(hour=14, minute=45)
    assert handover_at([HANDOVER], True, at) == at
    assert handover_at([HANDOVER], False, at) is None
    assert next_change([HANDOVER], False, at) == datetime(2027, 3, 15, 14, 40, tzinfo=AMSTERDAM)


def test_a_handover_around_midnight_is_of_the_day_it_began() -> None:
    late = time(23, 45)
    assert handover_at([late], False, SATURDAY.replace(hour=0, minute=10)) == datetime(
        2027, 3, 12, 23, 45, tzinfo=AMSTERDAM
    )


def _spot(by: Member) -> Spot:
    spot = a_spot()
    services.choose_week_card(spot=spot, card=a_card(12))
    return services.set_handovers(
        spot=Spot.objects.get(pk=spot.pk), handovers=[HANDOVER], at_weekends=False, by=by
    )


def test_looking_shows_one_card_and_writes_nothing(wietske: Member) -> None:
    spot, before = _spot(wietske), TUESDAY.replace(hour=14)
    at = TUESDAY.replace(hour=14, minute=50)
    wall = queries.on_the_wall(spot, at)
    assert (wall, wall.is_handover) == (queries.on_the_wall(spot, at + timedelta(minutes=9)), True)
    assert (queries.on_the_wall(spot, before).face.number, Draw.objects.count()) == (12, 0)
    days = {queries.on_the_wall(spot, at + timedelta(days=7 * week)).face.number for week in range(8)}
    assert len(days) > 1


def test_what_is_pressed_on_the_wall_counts_as_drawn(wietske: Member) -> None:
    spot = _spot(wietske)
    with time_machine.travel(TUESDAY.replace(hour=14, minute=50), tick=False):
        shown = queries.on_the_wall(spot).face
        services.hang_on_wall(spot=spot, outcome=DrawOutcome.TODAY, card_id=shown.card_id)
        services.hang_on_wall(spot=spot, outcome=DrawOutcome.TODAY, card_id=shown.card_id)
        assert [(draw.card_id, draw.outcome) for draw in Draw.objects.all()] == [(shown.card_id, "today")]
        services.hang_on_wall(spot=spot, outcome=DrawOutcome.ANOTHER, card_id=shown.card_id)
        assert queries.on_the_wall(spot).face.card_id not in (shown.card_id, None)


def test_not_now_leaves_the_card_of_the_week_for_this_handover(wietske: Member) -> None:
    spot = _spot(wietske)
    with time_machine.travel(TUESDAY.replace(hour=14, minute=50), tick=False):
        shown = queries.on_the_wall(spot).face
        services.hang_on_wall(spot=spot, outcome=DrawOutcome.NOT_NOW, card_id=shown.card_id)
        wall = queries.on_the_wall(spot)
    assert (wall.face.number, wall.is_handover) == (12, False)


def test_nonsense_on_the_wall_changes_nothing(wietske: Member) -> None:
    spot = _spot(wietske)
    for sends in (
        {},
        {"keuze": "alles"},
        {"keuze": "today", "kaart": "1 OR 1"},
        {"keuze": "today", "kaart": spot.pk},
    ):
        assert Client().post(f"/trek/{spot.token}/scherm/", sends).status_code == 302
    assert Draw.objects.count() == 0
