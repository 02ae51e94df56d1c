"""Telling the open screens of a room that there is something new. Only ids travel."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from django.db import connection

from rugzak.apps.gatherings.models import Gathering
from rugzak.ground.tenancy.context import current_organisation_id

CHANNEL = "rugzak_room"
EVERYBODY, NOBODY = "*", "-"
# More than these are told all together: what travels is bounded.
MOST_NAMED = 60


class News(StrEnum):
    """What changed, and so how soon who must see it."""

    # Everybody, now: who leads did something.
    PICTURE = "picture"
    # What was counted or collected: a few times a second is enough.
    TALLY = "tally"
    # The own part of phones: a turn at a table.
    OWN = "own"


def badge(seat_id: UUID) -> str:
    """By which a phone knows that news is about its own part. It travels to every phone of the room.

    Nobody can tell a person from it; but it stays the same, so it goes along with turns and tables only, which
    people see anyway, and never with what becomes of somebody's words.
    """
    return seat_id.hex[-12:]


def tell_room(
    gathering: Gathering, news: News = News.PICTURE, *, to: Sequence[UUID | None] | None = None
) -> None:
    """Within the deed's transaction: PostgreSQL passes it on when that commits. ``to`` are the seats it is about.

    Not what five hundred do at once: commits that notify go one after the other, and
    in a hall the stream looks by itself, once a second.
    """
    if news is News.TALLY and gathering.is_congress:
        return
    payload = f"{current_organisation_id()} {gathering.pk} {news.value} {_named(news, to)}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


def _named(news: News, to: Sequence[UUID | None] | None) -> str:
    if to is None:
        return EVERYBODY if news is News.OWN else NOBODY
    badges = [badge(seat_id) for seat_id in to if seat_id is not None]
    return EVERYBODY if len(badges) > MOST_NAMED else ",".join(badges) or NOBODY
