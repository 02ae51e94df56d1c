"""A calendar program subscribes: fetched over the network and read by a parser that is not ours.

``vobject`` shares no code with the library that wrote the file, so both would have to be
wrong in the same way. It builds each time zone from the rules in the file itself.
"""

import urllib.error
import urllib.request
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from tests.stories.doing import is_told, press, sees
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# The Friday before and the Monday after the clock goes forward, and back.
BOOK = """
from datetime import datetime, timedelta, UTC
from zoneinfo import ZoneInfo
from calendar import SUNDAY, monthcalendar
from rugzak.apps.agenda.services import book_visit
from rugzak.apps.agenda.words import Setting
from rugzak.apps.people.models import Location
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose
zone = ZoneInfo("Europe/Amsterdam")
with as_system(behind(purpose=DoorPurpose.ADDRESS, token="kustmeer")[0]):
    seats = Appointment.objects.select_related("member")
    seat = seats.filter(member__first_name="Samira", member__last_name="El Amrani")[0]
    now = datetime.now(zone)
    for year in (now.year, now.year + 1):
        for month in (3, 10):
            last = max(week[SUNDAY] for week in monthcalendar(year, month))
            for days in (-3, 1):
                start = datetime(year, month, last, 10, tzinfo=zone) + timedelta(days=days)
                if now + timedelta(days=40) < start < now + timedelta(days=360):
                    visit = book_visit(
                        appointment_id=seat.pk, start=start, length=timedelta(hours=1), setting=Setting.FLOOR,
                        location_id=Location.objects.filter(region=seat.region_id)[0].pk, by=seat.member,
                    )
                    print(visit.pk, start.astimezone(UTC).isoformat())
"""


@dataclass(frozen=True)
class Fetched:
    status: int
    tag: str
    events: dict[str, Any]


def subscribe(address: str, tag: str = "") -> Fetched:
    """As a calendar program does: no cookie, and only what is new."""
    request = urllib.request.Request(address, headers={"If-None-Match": tag} if tag else {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Fetched(answer.status, answer.headers["ETag"], events_in(answer.read().decode()))
    except urllib.error.HTTPError as error:
        return Fetched(error.code, tag, {})


def events_in(text: str) -> dict[str, Any]:
    import vobject

    calendar = vobject.readOne(text)
    return {event.uid.value.partition("@")[0]: event for event in calendar.vevent_list}


def test_a_calendar_program_elsewhere_agrees_across_summer_time(
    house: House, wearing: Callable[..., Page]
) -> None:
    booked = dict(line.split() for line in house.inside(BOOK).splitlines())
    assert len(booked) >= 2
    samira = wearing("Samira El Amrani")
    samira.goto("/agenda/kalender/")
    press(samira, "Maak een adres")
    secret = samira.locator("[data-copy-value]").inner_text()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fetched = subscribe(secret)
    assert fetched.status == 200
    for visit, start in booked.items():
        event = fetched.events[visit]
        moment = datetime.fromisoformat(start)
        assert event.dtstart.value.astimezone(UTC) == moment
        assert event.dtstart.value.hour == moment.astimezone(AMSTERDAM).hour == 10
        assert event.dtend.value - event.dtstart.value == moment.replace(hour=1) - moment.replace(hour=0)
        assert event.summary.value == "Bezoek"
    offsets = {fetched.events[visit].dtstart.value.utcoffset() for visit in booked}
    assert len(offsets) == 2
    assert subscribe(secret, fetched.tag).status == 304

    samira.goto("/agenda/kalender/")
    sees(samira, "Je hebt een adres sinds")
    press(samira, "Trek het adres in")
    is_told(samira, "Het adres werkt niet meer.")
    assert subscribe(secret).status == 404
