"""A backpacker's day with a change of plan: the road, another moment, rounding off, too many hours (scenario 2)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import does_not_see, fill, is_told, press, sees
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
TODAY = """
from django.utils import timezone
from rugzak.apps.agenda.models import Visit
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose
with as_system(behind(purpose=DoorPurpose.ADDRESS, token="kustmeer")[0]):
    rows = Visit.objects.filter(appointment__member__last_name="El Amrani").select_related("location")
    for row in rows.filter(state="confirmed").order_by("during"):
        day = timezone.localtime(row.start).date() - timezone.localdate()
        if 0 <= day.days <= 13:
            print(day.days, row.pk, row.location.name if row.location else "-", sep="|")
"""
# Each visit goes back to a moment at which nobody of it is anywhere else.
BACK = """
from datetime import timedelta
from django.utils import timezone
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose
with as_system(behind(purpose=DoorPurpose.ADDRESS, token="kustmeer")[0]):
    for visit in {visits!r}:
        rows = [Visit.objects.get(pk=visit), *Occupation.objects.filter(visit=visit)]
        length = rows[0].during.upper - rows[0].during.lower
        others = Occupation.objects.filter(member__in=[row.member_id for row in rows[1:]]).exclude(visit=visit)
        start = timezone.now() - timedelta(days=1)
        while others.filter(during__overlap=(start, start + length)).exists():
            start -= timedelta(minutes=30)
        for row in rows:
            row.during = type(row.during)(start, start + length, "[)")
            row.save(update_fields=["during"])
"""
HOUSES = ("Duinzicht", "Rozenhof", "De Branding")


def test_a_backpackers_day_with_a_change_of_plan(house: House, wearing: Callable[..., Page]) -> None:
    visits = [line.split("|") for line in house.inside(TODAY).splitlines()]
    samira = wearing("Samira El Amrani")
    the_day_is_a_road(samira)
    later = next(visit for days, visit, place in visits if int(days) > 1 and place not in HOUSES)
    another_moment_without_a_reason(samira, later)
    held = [visit for _days, visit, place in visits if place in HOUSES][:3]
    assert held
    house.inside(BACK.format(visits=held))
    for visit in held:
        rounds_off(samira, visit)
    one_too_many_asks_for_a_reason(samira)


def the_day_is_a_road(page: Page) -> None:
    """Three houses in their order, and the hours of the week."""
    page.goto("/agenda/?beeld=dag")
    for name in HOUSES:
        sees(page, name)
    page.goto("/")
    sees(page, "Jouw uren deze week")


def another_moment_without_a_reason(page: Page, visit: str) -> None:
    """Three moments that suit everybody and fit the week; nobody asks why."""
    page.goto(f"/agenda/bezoek/{visit}/verzetten/")
    sees(page, "Vrij voor iedereen")
    moments = page.locator('button[name="moment"]')
    expect(moments).to_have_count(3)
    does_not_see(page, "Waarom")
    moments.first.click()
    page.wait_for_url(f"**/agenda/bezoek/{visit}/")
    is_told(page, "verzet")


def rounds_off(page: Page, visit: str) -> None:
    page.goto(f"/agenda/bezoek/{visit}/")
    press(page, "Ja, ik ben geweest")
    page.goto(f"/agenda/bezoek/{visit}/")
    sees(page, "geweest")
    expect(page.get_by_role("button", name="Ja, ik ben geweest")).to_have_count(0)


def one_too_many_asks_for_a_reason(page: Page) -> None:
    """Two long mornings fill a quiet week; forty-five minutes more need a reason from the list."""
    page.goto("/hulp/regio/?soort=team")
    links = page.locator('a[href^="/hulp/"][href$="/voorstellen/"]')
    requests = [str(link.get_attribute("href")) for link in links.all()][:3]
    assert len(requests) == 3
    monday = datetime.now(tz=UTC).date() + timedelta(days=60)
    monday -= timedelta(days=monday.weekday())
    for number, (address, length) in enumerate(zip(requests, ("4:00", "3:40", "0:45"), strict=True)):
        page.goto(address.replace("/voorstellen/", "/oppakken/"))
        fill(page, "Datum", (monday + timedelta(days=1 + number)).isoformat())
        fill(page, "Hoe laat?", "09:00")
        fill(page, "Hoe lang?", length)
        press(page, "Zet in jullie agenda")
        if number < len(requests) - 1:
            is_told(page, "Het staat in jullie agenda.")
    sees(page, "Meer uren dan je hebt")
    expect(page.locator("body")).to_contain_text(re.compile(r"8:\d\d uur\s+van\s+8:00 uur"))
    page.locator("select#reden").select_option("later-less")
    press(page, "Zet in jullie agenda")
    is_told(page, "Het staat in jullie agenda.")
