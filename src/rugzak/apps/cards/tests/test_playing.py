"""A team draws without a repeat, and nothing of a person is kept; fifty tablets at once draw fifty cards."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.test import Client
from tests.support import cast

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.dayparts import handover_day, part_of
from rugzak.apps.cards.models import Draw
from rugzak.apps.cards.tests.factories import a_card, a_spot
from rugzak.apps.cards.words import DayPart, DrawOutcome
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.tenancy.context import as_system

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("hour", "minute", "part", "day"),
    [(6, 0, DayPart.MORNING, 9), (14, 45, DayPart.AFTERNOON, 9), (18, 0, DayPart.EVENING, 9),
     (22, 30, DayPart.NIGHT, 9), (3, 0, DayPart.NIGHT, 8)],
)  # fmt: skip
def test_a_handover_has_a_part_of_the_day(hour: int, minute: int, part: DayPart, day: int) -> None:
    at = datetime(2027, 3, 9, hour, minute, tzinfo=AMSTERDAM)
    assert (part_of(at), handover_day(at)) == (part, date(2027, 3, day))


def test_no_card_comes_back_before_the_set_is_through(kustmeer: object) -> None:
    spot = a_spot()
    first = [_on_another_day(services.draw_card(spot=spot)) for _time in range(84)]
    assert len(set(first)) == 84
    assert services.draw_card(spot=spot).round == 2


def _on_another_day(draw: Draw) -> object:
    """A team draws once a shift; 84 draws are weeks."""
    Draw.objects.filter(pk=draw.pk).update(day=date(2027, 1, 1))
    return draw.card_id


def test_of_a_draw_nothing_of_a_person_and_no_moment_is_kept(kustmeer: object) -> None:
    spot = a_spot()
    before = Happening.objects.count()
    draw = services.draw_card(spot=spot)
    services.settle_draw(draw=draw, outcome=DrawOutcome.NOT_NOW)
    assert {field.name for field in Draw._meta.concrete_fields} == {
        "id", "organisation", "team", "deck", "card", "round", "day", "part", "outcome",
    }  # fmt: skip
    assert Happening.objects.count() == before
    # A key of version 7 would tell the millisecond.
    assert draw.pk.version == 4


def test_a_retired_card_is_not_drawn(fenna: Member) -> None:
    spot = a_spot()
    for number in range(2, 85):
        services.retire_card(card=a_card(number), by=fenna)
    assert services.draw_card(spot=spot).card.number == 1


def test_anybody_with_the_code_draws_and_a_guess_finds_nothing(kustmeer: object) -> None:
    spot = a_spot()
    browser = Client()
    answer = browser.post(f"/trek/{spot.token}/")
    assert answer.status_code == 302
    page = browser.get(answer.headers["Location"])
    draw = Draw.objects.get()
    assert queries.words_on(draw.card_id).deed in page.content.decode()
    browser.post(answer.headers["Location"], {"keuze": "today"})
    draw.refresh_from_db()
    assert draw.outcome == DrawOutcome.TODAY
    assert browser.get("/trek/abcdefghjkmn/").status_code == 404
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_another_team_cannot_settle_this_draw(kustmeer: object) -> None:
    spot, other = a_spot(), a_spot(cast.HELMGRAS)
    draw = services.draw_card(spot=spot)
    answer = Client().post(f"/trek/{other.token}/{draw.pk}/", {"keuze": "today"})
    assert answer.status_code == 404


def test_a_new_code_ends_the_old_one(wietske: Member) -> None:
    spot = a_spot()
    old = spot.token
    services.renew_code(spot=spot, by=wietske)
    assert (queries.organisation_behind(old), queries.organisation_behind(spot.token)) == (
        None,
        cast.KUSTMEER,
    )


def test_what_the_team_does_now_hangs_on_the_wall(kustmeer: object) -> None:
    spot = a_spot()
    services.choose_week_card(spot=spot, card=a_card(12))
    spot.refresh_from_db()
    assert queries.handover_card(spot).number == 12
    draw = services.draw_card(spot=spot)
    services.settle_draw(draw=draw, outcome=DrawOutcome.TODAY)
    assert queries.handover_card(spot).card_id == draw.card_id


@pytest.mark.concurrent
def test_fifty_tablets_at_once_draw_fifty_cards(committed_database: str) -> None:
    with as_system(cast.KUSTMEER):
        token = a_spot().token
    gate = threading.Barrier(50)

    def press(_number: int) -> tuple[int, str]:
        try:
            gate.wait(timeout=60)
            answer = Client().post(f"/trek/{token}/")
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connections.close_all()

    answers = _all(press)
    assert {status for status, _address in answers} == {302}
    assert len({address for _status, address in answers}) == 50
    with as_system(cast.KUSTMEER):
        assert Draw.objects.values("card").distinct().count() == 50


def _all(press: Callable[[int], tuple[int, str]]) -> list[tuple[int, str]]:
    with ThreadPoolExecutor(50) as pool:
        return list(pool.map(press, range(50)))
