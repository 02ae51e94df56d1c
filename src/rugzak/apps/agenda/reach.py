"""One-tap ways to somebody one meets, and to the place. Plain values: no database.

A link to a place holds the place and nothing else: no name, no time, no words that
somebody typed. A number or an address is shown only as its owner wants to be reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import ReachBy

if TYPE_CHECKING:
    from rugzak.ground.accounts.models import Member

ROUTES = "https://www.openstreetmap.org/directions"


class Place(Protocol):
    """What a road needs of a location."""

    street: str
    postcode: str
    town: str
    latitude: Any
    longitude: Any


@dataclass(frozen=True)
class Way:
    """A button: what it says, where it leads, and its drawing."""

    label: str
    href: str
    icon: str


def wish_of(member: Member) -> ReachBy | None:
    """How somebody asked to be reached; None when nothing was said."""
    row = getattr(member, "reaching", None)
    return ReachBy(row.by) if row else None


def ways_to(member: Member) -> list[Way]:
    """The way somebody prefers; who said nothing is called or texted, and mailed when there is no number."""
    number, name = dialled(member.phone), member.first_name
    call = [Way(_("Bel %(name)s") % {"name": name}, f"tel:{number}", "phone")] if number else []
    text = (
        [Way(_("Bericht aan %(name)s") % {"name": name}, f"sms:{number}", "message-circle")] if number else []
    )
    mail = (
        [Way(_("Mail %(name)s") % {"name": name}, f"mailto:{member.email}", "mail")] if member.email else []
    )
    match wish_of(member):
        case ReachBy.APP:
            return []
        case ReachBy.CALL:
            return call or mail
        case ReachBy.TEXT:
            return text or mail
        case ReachBy.MAIL:
            return mail or call
        case _:
            return [*call, *text] or mail


def ways_there(location: Place | None) -> list[Way]:
    """The road in a browser, and in whatever map the phone has."""
    if location is None:
        return []
    address = ", ".join(
        part for part in (location.street, f"{location.postcode} {location.town}".strip()) if part
    )
    if location.latitude is None or location.longitude is None:
        point, pin = address, f"geo:0,0?q={quote(address)}"
    else:
        point = f"{location.latitude},{location.longitude}"
        pin = f"geo:{point}?q={quote(point)}"
    return [
        Way(_("Open de route"), f"{ROUTES}?{urlencode({'to': point})}", "navigation"),
        Way(_("Open in je kaart-app"), pin, "map-pin"),
    ]


def dialled(number: str) -> str:
    """A number as a phone dials it."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"+{digits}" if number.strip().startswith("+") else digits
