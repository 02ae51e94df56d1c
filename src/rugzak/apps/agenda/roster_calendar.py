"""The roster as an iCalendar file: visits in time and place, and released hours by the week."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from rugzak.apps.agenda.calendars import PRODUCT, _event, _zone_rules
from rugzak.apps.agenda.queries.roster import RosterLine


def roster_calendar(lines: Iterable[RosterLine]) -> bytes:
    """Visits and released hours for a roster program; who it is about is a staff number."""
    zone = timezone.get_current_timezone_name()
    calendar = Calendar()
    for name, value in (
        ("prodid", PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
    ):
        calendar.add(name, value)
    rows = list(lines)
    visits = [line.visit for line in rows if line.visit is not None]
    if visits:
        years = {one.start.year for one in visits} | {one.end.year for one in visits}
        calendar.add_component(_zone_rules(zone, min(years), max(years)))
    for line in rows:
        if line.visit is not None:
            event = _event(line.visit, ZoneInfo(zone), "")
            event.pop("url", None)
            event["summary"] = f"{_('Bezoek')} {line.staff_number}"
            calendar.add_component(event)
        elif line.week is not None:
            calendar.add_component(_released(line))
    return bytes(calendar.to_ical())


def _released(line: RosterLine) -> Event:
    """A whole week, with how many hours of it are released."""
    assert line.week is not None
    event = Event()
    event.add("uid", f"{line.staff_number}-{line.week.year}-{line.week.number}@rugzak")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", line.week.monday)
    event.add("dtend", (line.week + 1).monday)
    hours = f"{line.minutes / 60:g}".replace(".", ",")
    event.add(
        "summary", _("Vrijgesteld %(hours)s uur: %(number)s") % {"hours": hours, "number": line.staff_number}
    )
    event.add("transp", "TRANSPARENT")
    return event
