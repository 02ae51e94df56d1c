"""The main job from asking to closing, in two browsers: somebody asks, somebody stands beside her."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import (
    choose,
    does_not_see,
    fill,
    follow,
    is_told,
    press,
    sees,
    sees_heading,
)
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
Wearing = Callable[..., Page]
# Far enough ahead that the demo has planned nothing there.
DAY = datetime.now(tz=UTC).date() + timedelta(days=45)
PASSED = """
from datetime import timedelta
from django.db.models import F
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose
with inside(behind(purpose=DoorPurpose.ADDRESS, token="kustmeer")[0]):
    for row in (*Visit.objects.filter(pk="{visit}"), *Occupation.objects.filter(visit="{visit}")):
        back = timedelta(days=400)
        row.during = type(row.during)(row.during.lower - back, row.during.upper - back, "[)")
        row.save(update_fields=["during"])
"""


def test_from_asking_to_closing(house: House, wearing: Wearing) -> None:
    wietske, samira, ruben = (
        wearing("Wietske Hoekstra"),
        wearing("Samira El Amrani", wide=True),
        wearing("Ruben Dijkman", wide=True),
    )
    request = asks(wietske, words="Hoe begin ik dat gesprek?")

    sees_in_her_region(samira, request)
    does_not_see(samira, "Wietske")
    accepts(samira, request, time="06:15")
    is_told(samira, "Het staat in jullie agenda.")
    sees(samira, "Wietske Hoekstra")
    sees(samira, "Hoe begin ik dat gesprek?")
    for page in (samira, wietske):
        visit = stands_in_agenda(page)

    answer = ruben.goto(request)
    assert answer is not None
    assert answer.status == 404
    sees_heading(ruben, "Hier is niets")
    for address in ("/", "/hulp/team/"):
        ruben.goto(address)
        expect(ruben.locator(f'a[href="{request}"]')).to_have_count(0)

    house.inside(PASSED.format(visit=visit.rstrip("/").rsplit("/", 1)[-1]))
    samira.goto(visit)
    press(samira, "Ja, ik ben geweest")
    wietske.goto(request)
    follow(wietske, "Kijk terug en sluit af")
    choose(wietske, "Een beetje")
    press(wietske, "Sluit mijn vraag")
    is_told(wietske, "Dank je. Je vraag is gesloten.")


def test_nobody_can_be_in_two_places(wearing: Wearing) -> None:
    wietske, samira = wearing("Wietske Hoekstra"), wearing("Samira El Amrani", wide=True)
    first, second = asks(wietske), asks(wietske)
    accepts(samira, first, time="07:30")
    is_told(samira, "Het staat in jullie agenda.")
    accepts(samira, second, time="08:00")
    is_told(samira, "er staat al iets anders.")
    expect(samira.get_by_label("Hoe laat?")).to_have_value(re.compile("0?8:00"))


def test_a_question_of_the_team_is_for_the_team(wearing: Wearing) -> None:
    wietske, ruben = wearing("Wietske Hoekstra"), wearing("Ruben Dijkman", wide=True)
    request = asks(wietske, whom="Voor ons team")
    ruben.goto("/hulp/team/")
    expect(ruben.locator(f'a[href="{request}"]')).to_be_visible()
    ruben.goto(request)
    sees_heading(ruben, "Even mijn hart luchten")


def test_asking_works_without_script(wearing: Wearing) -> None:
    wietske = wearing("Wietske Hoekstra", java_script_enabled=False)
    asks(wietske)
    sees(wietske, "Wachten op antwoord")


def asks(page: Page, *, whom: str = "Voor mij", words: str = "") -> str:
    """Three taps and send; returns the path of the request."""
    page.goto("/")
    follow(page, "Ik wil hulp vragen")
    for tap in ("Even mijn hart luchten", "Samen in gesprek", "Er is geen haast"):
        press(page, tap)
    choose(page, whom)
    fill(page, "Wil je er iets bij zeggen?", words)
    page.get_by_role("button", name="Verstuur mijn vraag").click()
    page.wait_for_url(re.compile(r"/hulp/[0-9a-f-]{36}/$"))
    return "/" + page.url.split("/", 3)[3]


def sees_in_her_region(page: Page, request: str) -> None:
    page.goto("/hulp/regio/?onderwerp=letting-off&soort=een")
    for _more in range(5):
        if page.locator(f'a[href="{request}"]').count():
            return
        follow(page, "Volgende")
    pytest.fail(f"{request} is not in the list of the region")


def accepts(page: Page, request: str, *, time: str) -> None:
    page.goto(request)
    follow(page, "Ik kan dit")
    fill(page, "Datum", DAY.isoformat())
    fill(page, "Hoe laat?", time)
    fill(page, "Hoe lang?", "1:00")
    press(page, "Zet in jullie agenda")


def stands_in_agenda(page: Page) -> str:
    """The visit of that day; returns its path."""
    page.goto(f"/agenda/?dag={DAY.isoformat()}")
    link = page.get_by_role("main").locator('a[href^="/agenda/bezoek/"]').first
    expect(link).to_be_visible()
    return link.get_attribute("href") or ""
