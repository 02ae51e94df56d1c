"""Where people who are online meet: the address of the video call, and per table a room in it or an address of its own.

Nothing is asked of the makers of a video call: who leads makes the rooms there, and says here how they are called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Gathering

ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class MeetingPlace:
    """``address`` to tap on, ``room`` to look for in the call; either may be empty."""

    address: str
    room: str = ""


def meeting_place(gathering: Gathering, number: int) -> MeetingPlace:
    """Of the online table with this number, from 1. Without a line of its own: the group with that number."""
    lines = [line.strip() for line in gathering.online_tables.splitlines() if line.strip()]
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    found = ADDRESS.search(line)
    if found is None:
        return MeetingPlace(gathering.online, line or _("groep %(number)s") % {"number": number})
    return MeetingPlace(found[0], ADDRESS.sub("", line).strip(" :,-"))
