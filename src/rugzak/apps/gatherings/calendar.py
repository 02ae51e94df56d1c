"""A session as an iCalendar file for who comes: when and where, and that there is something."""

from __future__ import annotations

from datetime import UTC

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from rugzak.apps.gatherings.models import Invitation

PRODUCT = "-//Rugzak//Sessies//NL"


def calendar_of(invitation: Invitation) -> bytes:
    """One event, in UTC: every calendar program reads that alike. No title, as others look on at a phone."""
    row = invitation.gathering
    event = Event()
    event.add("uid", f"{invitation.pk}@rugzak")
    event.add("dtstamp", row.starts_at.astimezone(UTC))
    event.add("sequence", row.version)
    event.add("dtstart", row.starts_at.astimezone(UTC))
    event.add("dtend", row.ends.astimezone(UTC))
    event.add("summary", _("Bijeenkomst bij %(organisation)s") % {"organisation": row.organisation.name})
    place = row.online if invitation.is_online else row.where
    if place:
        event.add("location", place)
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
