"""Closing stretches of the log, so that a later change shows."""

import logging
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils import timezone

from rugzak.ground.trust import merkle
from rugzak.ground.trust.models import Reading, Seal
from rugzak.ground.trust.words import SEAL_LAG

FIRST = datetime(1970, 1, 1, tzinfo=UTC)
LINE = ("id", "at", "reader_id", "about_id", "kind", "item_id", "outcome", "on_behalf_of_id")
logger = logging.getLogger("rugzak.trust.seal")


@transaction.atomic
def seal_log(*, until: datetime | None = None) -> Seal | None:
    """Seal the lines after the last seal through ``until``; None when there are none.

    Without ``until`` it stops before every transaction that is still running, as its
    lines may yet appear. The chain's end also goes to the program's log: a copy on
    another machine shows when somebody rewrites the whole chain.
    """
    last = Seal.objects.order_by("-number").first()
    from_at = last.until if last else FIRST
    until = until or _settled()
    lines = Reading.objects.filter(at__gt=from_at, at__lte=until).order_by("at", "id").values_list(*LINE)
    leaves = [merkle.leaf(line) for line in lines]
    if not leaves:
        return None
    seal = _seal(last, from_at, until, leaves)
    seal.save(force_insert=True)
    # As facts: the words of a line are scrubbed of whatever is long enough to be a secret.
    facts = {"organisation": str(seal.organisation_id), "seal": seal.number, "chain": seal.chain.hex()}
    logger.info("log of reading sealed", extra={"facts": facts})
    return seal


def _seal(last: Seal | None, from_at: datetime, until: datetime, leaves: list[bytes]) -> Seal:
    number, previous = (last.number + 1, bytes(last.chain)) if last else (1, merkle.NOTHING)
    root = merkle.root(leaves)
    chain = merkle.link(
        number=number, from_at=from_at, until=until, count=len(leaves), root=root, previous=previous
    )
    return Seal(
        number=number,
        from_at=from_at,
        until=until,
        count=len(leaves),
        leaves=merkle.together(leaves),
        root=root,
        previous_chain=previous,
        chain=chain,
    )


def _settled() -> datetime:
    """The moment before which no line can appear any more: ``at`` is never before its transaction began."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(xact_start) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        (oldest,) = cursor.fetchone()
        cursor.execute("SELECT clock_timestamp()")
        (now,) = cursor.fetchone()
    return min(now - SEAL_LAG, oldest or now).astimezone(timezone.get_current_timezone())
