"""Nobody with power over Wietske learns even THAT she asked for a coach.

Every address that answers a GET is fetched by everybody who leads, arranges, pays or
looks after, before she asks and at each step after: sent, taken up, visited, closed.
What they get must be the same to the last byte, but for what the visibility matrix
gives: a programme manager counts hours (R of the ledger).
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support import services
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.services import nightly
from rugzak.apps.support.tests import factories
from rugzak.apps.support.words import Helped
from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.mail_server import MailServer
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from tests.access.routes import all_routes
from tests.support import cast

MONDAY = at("2027-03-08 09:00")
# Yusuf is a colleague of the team; with Greet's organisation nothing may change either.
CURIOUS = ("ruben", "hilde", "aicha", "cees", "fenna", "yusuf", "greet")
# Addresses with something of one person or place in them: the thing is there from the start.
THINGS = {
    "people:person": [{"member_id": cast.IDS[name]} for name in ("wietske", "samira", "ruben")],
    "people:team": [{"team_id": cast.DUINROOS}, {"team_id": cast.HELMGRAS}],
    "people:region": [{"region_id": cast.KENNEMERLAND}],
    "people:location": [{"location_id": cast.EGMONDERHOF}],
    "people:team_codes": [{"team_id": cast.DUINROOS}],
    "office:words": [{"language": "nl"}],
    "office:style": [{"colour": "336699"}],
}
# Where a programme manager reads hours: per coach and per region, never for whom.
HOURS = (
    "desk:home",
    "support:steering",
    "agenda:coach_hours",
    "agenda:roster",
    "agenda:roster_csv",
    "agenda:roster_ics",
)
PLANNING = ("planning:board", "planning:what_if")
# Views that look at more than one thing by what stands behind the question mark.
QUERIES = {
    "agenda:agenda": ("beeld=dag&dag=2027-03-10", "beeld=week&dag=2027-03-10", "beeld=lijst"),
    "people:people": ("rol=coach", f"team={cast.DUINROOS}", "uit_dienst=1"),
    "notices:inbox": ("toon=alles",),
    "privacy:log": ("maand=2027-03",),
    "support:region": ("soort=een",),
}
# Made anew for each page, and so different for the same person twice in a row.
FRESH = (
    re.compile(rb'(?<=name="csrf-token" content=")[^"]+'),
    re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]+'),
    re.compile(rb'(?<=name="sleutel" value=")[^"]+'),
    re.compile(rb'"gemaakt": "[^"]+"'),
    re.compile(rb'"(?:token|made)": "[^"]+"|"until": \d+'),
    # What a device that comes for the first time is given to seal with.
    re.compile(rb'(?<="browser": ")[^"]+'),
    re.compile(rb'(?<="slot": ")[^"]+'),
    re.compile(rb'(?<="key": ")[^"]+'),
    re.compile(rb'(?<="token": ")[^"]+'),
)
Seen = dict[tuple[str, str], tuple[int, bytes]]
Browsers = dict[str, Client]


@pytest.fixture(autouse=True)
def monday_morning(settings: LazySettings) -> Iterator[None]:
    # With a mail server every notice also puts a job in the queue, which administrators count.
    settings.MAIL_SERVER = MailServer.parse("smtp://localhost")
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def programme(kustmeer: Organisation) -> Programme:
    return programmes.backpackers()


@pytest.fixture
def coach(programme: Programme) -> Appointment:
    return programmes.coach(programme)


def test_the_curious_fetch_every_address_that_needs_no_thing() -> None:
    fetched = {name for name, _address in addresses()}
    missed = {
        route.name
        for route in all_routes()
        if route.rule is not None and "GET" in route.rule.methods and not route.has_arguments
    } - fetched
    assert missed == set()
    assert len(fetched) > 40


def test_nobody_above_wietske_sees_a_byte_of_her_request(
    coach: Appointment, programme: Programme, browser_of: Callable[..., Client]
) -> None:
    browsers = _signed_in(browser_of, CURIOUS)
    before = everything(browsers)
    steps = _her_request(coach, programme)
    for step in steps:
        after = everything(browsers)
        assert _different(before, after) == _allowed(step), step


def _her_request(coach: Appointment, programme: Programme) -> Iterator[str]:
    """Sent, taken up, visited, closed: after each the curious look again, at the same moment."""
    row = factories.request(programme, words="Hoe begin ik dat gesprek?")
    yield "sent"
    factories.accepted(row, coach, at("2027-03-10 13:00"))
    yield "taken up"
    visit = Visit.objects.get()
    with time_machine.travel(visit.end, tick=False):
        agenda.mark_done(visit=visit, by=_person("samira"))
    yield "visited"
    with time_machine.travel(visit.end + timedelta(hours=1), tick=False):
        services.close_request(request=row, helped=Helped.YES, words="Fijn.", by=_person("wietske"))
    yield "closed"


def _allowed(step: str) -> set[tuple[str, str]]:
    """Domain 2.4, hours ledger: the programme manager reads them per coach, live (product decisions).

    And whoever plans needs a length, a town and a time to plan for (decision 0013): on the board, nowhere else.
    """
    names = PLANNING if step == "sent" else ("planning:board", *HOURS)
    return {("fenna", reverse(name)) for name in names}


def test_a_late_request_changes_nothing_for_anybody_else(
    coach: Appointment, programme: Programme, browser_of: Callable[..., Client]
) -> None:
    """Not even a number: beside the live figures of teams it would tell that somebody waits."""
    nightly.look_after_requests(MONDAY.date())
    browsers = _signed_in(browser_of, CURIOUS)
    before = everything(browsers)
    with time_machine.travel(MONDAY - timedelta(days=21), tick=False):
        factories.request(programme)
    nightly.look_after_requests(MONDAY.date())
    # On the board it waits to be planned, late or not.
    assert _different(before, everything(browsers)) == {("fenna", reverse(name)) for name in PLANNING}


def test_her_own_pages_do_change(
    coach: Appointment, programme: Programme, browser_of: Callable[..., Client]
) -> None:
    """Otherwise the comparison would prove nothing."""
    browsers = _signed_in(browser_of, ("wietske", "samira"))
    before = everything(browsers)
    factories.request(programme)
    changed = {name for name, _ in _different(before, everything(browsers))}
    assert changed == {"wietske", "samira"}


@pytest.mark.parametrize("name", ["support:request", "support:accept", "support:plan", "support:close"])
def test_the_address_of_her_request_is_like_one_that_never_existed(
    name: str, coach: Appointment, programme: Programme, browser_of: Callable[..., Client]
) -> None:
    row = factories.request(programme)
    _alike(browser_of, name, {"request_id": row.pk}, {"request_id": Member().pk})


def test_the_address_of_her_visit_is_like_one_that_never_existed(
    coach: Appointment, programme: Programme, browser_of: Callable[..., Client]
) -> None:
    row: SupportRequest = factories.accepted(factories.request(programme), coach, at("2027-03-10 13:00"))
    visit = Visit.objects.get(appointment=row.engagement.appointment)
    # Time and place are for the programme manager (M).
    curious = tuple(one for one in CURIOUS if one != "fenna")
    _alike(browser_of, "agenda:visit", {"visit_id": visit.pk}, {"visit_id": Member().pk}, who=curious)


def _alike(
    browser_of: Callable[..., Client],
    name: str,
    real: dict[str, UUID],
    invented: dict[str, UUID],
    *,
    who: tuple[str, ...] = CURIOUS,
) -> None:
    for one in who:
        browser = browser_of(_person(one))
        for method in (browser.get, browser.post):
            answers = [method(reverse(name, kwargs=thing)) for thing in (real, invented)]
            statuses = [answer.status_code for answer in answers]
            assert statuses[0] == statuses[1], (one, statuses)
            bodies = [
                _settled(answer).replace(str(next(iter(thing.values()))).encode(), b"*")
                for answer, thing in zip(answers, (real, invented), strict=True)
            ]
            assert bodies[0] == bodies[1], one


def addresses() -> list[tuple[str, str]]:
    found = []
    for route in all_routes():
        if route.rule is None or "GET" not in route.rule.methods:
            continue
        things = THINGS.get(route.name, [] if route.has_arguments else [{}])
        found += [(route.name, reverse(route.name, kwargs=thing)) for thing in things]
        found += [(route.name, f"{reverse(route.name)}?{query}") for query in QUERIES.get(route.name, ())]
    return found


def everything(browsers: Browsers) -> Seen:
    """What each of them gets at every address, with what is fresh on each page taken out."""
    seen: Seen = {}
    for one, browser in browsers.items():
        for name, address in addresses():
            answer = browser.get(address)
            seen[one, address] = (answer.status_code, _settled(answer))
            assert answer.status_code < 500 or name == "readyz", address
    return seen


def _signed_in(browser_of: Callable[..., Client], who: tuple[str, ...]) -> Browsers:
    return {one: browser_of(_person(one)) for one in who}


def _person(name: str) -> Member:
    with inside(cast.KLAVERHOEK if name == "greet" else cast.KUSTMEER):
        person = acting_member(cast.IDS[name])
    assert person is not None
    return person


def _settled(answer: Any) -> bytes:
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    content = content.replace(answer.headers["X-Request-Number"].encode(), b"")
    for pattern in FRESH:
        content = pattern.sub(b"", content)
    return content


def _different(before: Seen, after: Seen) -> set[tuple[str, str]]:
    return {key for key in before if before[key] != after[key]}
