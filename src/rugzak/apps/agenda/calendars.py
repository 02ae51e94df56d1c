"""Visits as an iCalendar file (RFC 5545): time and place, and nothing else.

No name, no kind of setting and no words that somebody typed: whoever looks over a
shoulder at a phone, and whoever runs the calendar elsewhere, learns where and when.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.words import GONE, VisitState

PRODUCT = "-//Rugzak//Agenda//NL"
LOOK_AGAIN_AFTER = timedelta(hours=1)
CENTRAL_EUROPE = ("Europe/Amsterdam", "Europe/Brussels")
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
STATUS = {VisitState.PROPOSED: "TENTATIVE", VisitState.CANCELLED: "CANCELLED", VisitState.MISSED: "CANCELLED"}


def calendar_of(visits: Iterable[Visit], address_of: Callable[[Visit], str]) -> bytes:
    """The same visits give the same bytes; ``address_of`` gives the page of a visit, behind the sign-in."""
    rows = list(visits)
    zone = timezone.get_current_timezone_name()
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Rugzak"))
    calendar.add("refresh-interval", LOOK_AGAIN_AFTER, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if rows:
        years = {row.start.year for row in rows} | {row.end.year for row in rows}
        calendar.add_component(_zone_rules(zone, min(years), max(years)))
    for row in rows:
        calendar.add_component(_event(row, ZoneInfo(zone), address_of(row)))
    return bytes(calendar.to_ical())


def _event(visit: Visit, zone: ZoneInfo, address: str) -> Event:
    event = Event()
    event.add("uid", f"{visit.pk}@rugzak")
    event.add("dtstamp", visit.changed_at)
    event.add("last-modified", visit.changed_at)
    event.add("sequence", visit.revision)
    event.add("dtstart", visit.start.astimezone(zone))
    event.add("dtend", visit.end.astimezone(zone))
    event.add("summary", _("Bezoek"))
    if visit.house:
        event.add("location", visit.house)
    event.add("url", address)
    event.add("class", "PRIVATE")
    event.add("status", STATUS.get(VisitState(visit.state), "CONFIRMED"))
    event.add("transp", "TRANSPARENT" if visit.state in GONE else "OPAQUE")
    return event


@lru_cache(maxsize=32)
def _zone_rules(zone: str, first: int, last: int) -> Timezone:
    """When the clock jumps. For our own zones as the yearly rule that every calendar program reads alike.

    A list of dates, which the library makes for any zone, is read an hour off by some.
    """
    if zone not in CENTRAL_EUROPE:
        return Timezone.from_tzid(zone, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1))
    rules = Timezone()
    rules.add("tzid", zone)
    for part, name, month, onset, before, after in (
        (TimezoneDaylight(), "CEST", 3, datetime.fromisoformat("1996-03-31T02:00"), WINTER, SUMMER),
        (TimezoneStandard(), "CET", 10, datetime.fromisoformat("1996-10-27T03:00"), SUMMER, WINTER),
    ):
        part.add("dtstart", onset)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        rules.add_component(part)
    return rules
