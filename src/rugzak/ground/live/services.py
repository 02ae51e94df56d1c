"""Say, in the transaction of a deed, that something changed for somebody.

PostgreSQL passes it on when that transaction commits, and forgets it when it is
rolled back. Only ids travel: every open page of every process hears the channel.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from rugzak.ground.live.words import CHANNEL, Topic
from rugzak.ground.tenancy.context import current_organisation_id


def tell_members(member_ids: Iterable[UUID], topic: Topic = Topic.NOTICES) -> None:
    """Tell these members of the current organisation that ``topic`` changed for them."""
    organisation = current_organisation_id()
    payloads = [f"{organisation} {member_id} {topic.value}" for member_id in set(member_ids)]
    if not payloads:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS payload", [CHANNEL, payloads]
        )
