"""The pages: the same number of questions for one row and for many, and what they may not show."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.support import cast

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.models import Draw
from rugzak.apps.cards.tests.factories import a_card, a_kept_trial, a_spot, a_version
from rugzak.apps.people.models import Location, Team
from rugzak.ground.accounts.models import Member


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_of_a_team_asks_the_same_whatever_it_tried(
    wietske: Member, browser_of: Callable[..., Client], django_assert_max_num_queries: Callable, times: int
) -> None:
    a_spot()
    for number in range(1, times + 1):
        a_kept_trial(a_card(number))
        services.begin_trial(team_id=cast.DUINROOS, card=a_card(number + 40), key=a_card(number).pk)
    browser = browser_of(wietske)
    with django_assert_max_num_queries(24):
        answer = browser.get(f"/kaarten/team/{cast.DUINROOS}/")
    assert answer.status_code == 200


def test_a_deck_shows_24_cards_and_what_is_looked_for(
    wietske: Member, browser_of: Callable[..., Client]
) -> None:
    services.lay_starter_set()
    browser = browser_of(wietske)
    assert browser.get("/kaarten/").content.decode().count('class="hc-art"') == 24
    page = browser.get("/kaarten/?q=H-33&thema=reflectie").content.decode()
    assert page.count('class="hc-art"') == 1
    assert browser.get("/kaarten/?thema=onzin&bladzijde=9999&moment=x").status_code == 200


def test_the_card_behind_the_code_opens_without_signing_in(kustmeer: object) -> None:
    services.lay_starter_set()
    answer = Client().get("/K/KUSTMEER/33")
    assert answer.status_code == 302
    page = Client().get(answer.headers["Location"])
    assert "Leg één kaart op tafel" in page.content.decode()
    assert Client().get("/k/kustmeer/9999").status_code == 404
    assert Client().get("/k/niemand/33").status_code == 404


def test_figures_are_told_about_five_teams_and_more(fenna: Member) -> None:
    spots = [a_spot(team.pk) for team in _teams(4)]
    last_week = timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 3)
    for spot in spots:
        Draw.objects.filter(pk=services.draw_card(spot=spot).pk).update(day=last_week)
    assert {week.teams for week in queries.figures(timezone.localdate()).weeks} == {None}
    fifth = services.draw_card(spot=a_spot(cast.DUINROOS))
    Draw.objects.filter(pk=fifth.pk).update(day=last_week)
    assert [week.teams for week in queries.figures(timezone.localdate()).weeks][-1] == 5


def _teams(number: int) -> list[Team]:
    place = Location.objects.get(pk=cast.EGMONDERHOF)
    return [Team.objects.create(location=place, name=f"Team {one}") for one in range(number)]


def test_looking_in_the_bag_finds_cards_too_also_with_a_slip(
    wietske: Member, ruben: Member, browser_of: Callable[..., Client]
) -> None:
    services.lay_starter_set()
    title, below = "Kaarten die erbij passen", a_version(44).text
    for typed in ("teken invallers", "inavllers", "invaller"):
        page = browser_of(wietske).post("/rugzak/zoeken/", {"words": typed}).content.decode()
        assert (title in page, f"/kaarten/kaart/{a_card(44).pk}/" in page) == (True, True), typed
    assert below in page
    assert title not in browser_of(wietske).post("/rugzak/zoeken/", {"words": "xyzzy"}).content.decode()
