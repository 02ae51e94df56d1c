"""The menu per role: what somebody needs daily comes first, as a phone shows five."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role


@dataclass(frozen=True)
class Entry:
    """A place in the menu: without ``roles`` for everybody, but ``not_for`` whom it is in the way.

    ``asking`` goes where nothing can be asked: no programme that takes requests is on.
    ``when`` is something about whoever acts that must be true.
    """

    label: str | Promise
    address: str
    icon: str
    roles: frozenset[Role] = frozenset()
    not_for: frozenset[Role] = frozenset()
    asking: bool = False
    when: str = ""

    def is_for(self, person: Member) -> bool:
        held = person.roles
        if self.asking and not getattr(person, "can_ask", True):
            return False
        if self.when and not getattr(person, self.when, False):
            return False
        return (not self.roles or bool(self.roles & held)) and not (self.not_for & held)


@dataclass(frozen=True)
class Item:
    label: str
    href: str
    icon: str
    current: bool


STEERING = frozenset({Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR})
DESK_ROLES = frozenset({Role.BOARD, Role.HR, Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER})
LEADING = frozenset({Role.TEAM_LEAD, Role.PROGRAMME_MANAGER})
ENTRIES = (
    Entry(_("Vandaag"), "desk:home", "house"),
    Entry(_("Sessies"), "gatherings:gatherings", "users", frozenset({Role.FACILITATOR})),
    Entry(_("Vragen"), "support:region", "inbox", frozenset({Role.COACH})),
    Entry(_("Teamvragen"), "support:team", "users", LEADING),
    Entry(_("Planning"), "planning:board", "calendar-clock", frozenset({Role.PROGRAMME_MANAGER})),
    Entry(_("Programma's"), "programmes:programmes", "layers", STEERING),
    Entry(
        _("Mensen"),
        "people:people",
        "user-round",
        frozenset({Role.ADMINISTRATOR, Role.HR, Role.PROGRAMME_MANAGER}),
    ),
    Entry(_("Bestanden"), "office:files", "table-2", frozenset({Role.ADMINISTRATOR, Role.HR})),
    Entry(_("Hulp vragen"), "support:ask", "hand-helping", not_for=DESK_ROLES, asking=True),
    Entry(_("Agenda"), "agenda:agenda", "calendar-days"),
    Entry(_("Mijn vragen"), "support:own", "message-circle", not_for=DESK_ROLES, asking=True),
    Entry(_("Logboek"), "privacy:log", "shield-check", frozenset({Role.PRIVACY_OFFICER})),
    Entry(_("Bewaren"), "privacy:keeping", "hourglass", frozenset({Role.PRIVACY_OFFICER})),
    Entry(_("Van mij"), "privacy:mine", "lock"),
    Entry(_("Kaarten"), "cards:cards", "sprout"),
    Entry(_("Uitnodigingen"), "gatherings:own_invitations", "users", when="is_asked_to_come"),
    Entry(
        _("Sessies"),
        "gatherings:gatherings",
        "users",
        frozenset({Role.COACH, Role.PROGRAMME_MANAGER}),
        not_for=frozenset({Role.FACILITATOR}),
    ),
    Entry(_("Terugkijken"), "coaching:mine", "clipboard-check", frozenset({Role.COACH})),
    Entry(
        _("Rugzak"),
        "backpack:bag",
        "backpack",
        not_for=frozenset({Role.BOARD, Role.HR, Role.ADMINISTRATOR}),
    ),
)


def items_for(person: Member, path: str) -> list[Item]:
    """The menu of this person; the item under which ``path`` falls is current."""
    found = [(entry, _address(entry.address)) for entry in ENTRIES if entry.is_for(person)]
    here = max((href for _entry, href in found if href and path.startswith(href)), key=len, default="")
    return [
        Item(str(entry.label), href, entry.icon, current=href == here and (href != "/" or path == "/"))
        for entry, href in found
        if href
    ]


@cache
def _address(name: str) -> str:
    """The address, or nothing while that part of the house is not built in. Looked up once."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
