"""The list of who was there, for a register: who was asked and ticked, and nobody else. Never who was not there."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.queries import were_there
from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.writing import csv_text


def presence_list(rows: Sequence[Gathering]) -> bytes:
    """A table of one line per person per session; practice first, who led it last and named so."""
    there: dict[object, list[Invitation]] = {}
    for invitation in were_there(rows):
        there.setdefault(invitation.gathering_id, []).append(invitation)
    headings = [_("Sessie"), _("Datum"), _("Minuten"), _("Naam"), _("Als")]
    lines = [
        [row.title, f"{localtime(row.starts_at):%Y-%m-%d}", row.script.minutes, name, part]
        for row in rows
        for name, part in [*_came(there.get(row.pk, [])), *_led(row)]
    ]
    return csv_text(headings, lines).encode()


def _came(invitations: list[Invitation]) -> list[tuple[str, str]]:
    return [(_name(one.member, one.label), str(one.get_part_display())) for one in invitations]


def _led(row: Gathering) -> list[tuple[str, str]]:
    return [(one.display_name, _("begeleiding")) for one in (row.host, row.cohost) if one is not None]


def _name(member: Member | None, label: str) -> str:
    return member.display_name if member is not None else label
