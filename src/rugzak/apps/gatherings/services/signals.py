"""Telling the open screens of a room that there is something new. Only ids travel."""

from enum import StrEnum

from django.db import connection

from rugzak.apps.gatherings.models import Gathering
from rugzak.ground.tenancy.context import current_organisation_id

CHANNEL = "rugzak_room"


class News(StrEnum):
    """What changed, and so how soon who must see it."""

    # Everybody, now: who leads did something.
    PICTURE = "picture"
    # What was counted or collected: a few times a second is enough.
    TALLY = "tally"
    # The own part of phones: a turn at a table.
    OWN = "own"


def tell_room(gathering: Gathering, news: News = News.PICTURE) -> None:
    """Within the deed's transaction: PostgreSQL passes it on when that commits.

    Not what five hundred do at once: commits that notify go one after the other, and
    in a hall the stream looks by itself, once a second.
    """
    if news is News.TALLY and gathering.is_congress:
        return
    payload = f"{current_organisation_id()} {gathering.pk} {news.value}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
