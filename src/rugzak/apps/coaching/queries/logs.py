"""Reads of the contact log."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.words import STANDING
from rugzak.apps.coaching.models import ContactLog
from rugzak.apps.coaching.words import LOG_KIND, TEAM_FLOOR, TEAM_MONTHS, Deed, Movement
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.trust import vault
from rugzak.ground.trust.privacy import owner_of
from rugzak.ground.trust.services import note_reading
from rugzak.ground.ui.dates import day_words

# A visit waits so long to be looked back on; after that we no longer remind.
WAITS = timedelta(days=14)


@dataclass(frozen=True)
class OpenLog:
    """A contact log whose words have been opened, for one page."""

    row: ContactLog
    words: str = field(repr=False)


def readable_log(person: Member, visit_id: UUID) -> ContactLog | None:
    """The log of a visit if this person may read it."""
    log = ContactLog.objects.select_related("owner", "coach").filter(visit=visit_id).first()
    return log if log is not None and may(person, "coaching.read_log", log) else None


def open_log(log: ContactLog, *, reader: Member) -> OpenLog:
    """Open the words; anybody but whom it is about leaves one line. No line, no reading."""
    if log.words is None:
        return OpenLog(log, "")
    note_reading(reader=reader, about_id=log.owner_id, kind=LOG_KIND, item_id=log.visit_id)
    return OpenLog(log, vault.key_of(log.owner_id).open(log, "words"))


def owner_of_log(visit_id: UUID) -> UUID | None:
    """Whom a log is about that somebody tried to open; only to write the try in the log of reading."""
    return owner_of(ContactLog, visit_id)


def logged_ids(person: Member, visit_ids: Collection[UUID]) -> set[UUID]:
    """Which of these visits have a log that this person may open."""
    rows = ContactLog.objects.filter(visit__in=visit_ids)
    return {row.visit_id for row in rows if may(person, "coaching.read_log", row)}


def visits_to_look_back_on(person: Member) -> QuerySet[agenda.Visit]:
    """Visits this coach had, of the last two weeks, without a word yet; the last one on top."""
    now = timezone.now()
    mine = agenda.visits_coached_by(person).filter(state__in=STANDING)
    begun = mine.filter(during__startswith__lte=now, during__endswith__gt=now - WAITS)
    return begun.exclude(Exists(ContactLog.objects.filter(visit=OuterRef("pk")))).order_by("-during")


def log_titles_for(person: Member, visit_ids: Iterable[UUID]) -> dict[UUID, str]:
    """How logs about this person are called in lists over all kinds: the day, nothing of what it says."""
    rows = ContactLog.objects.filter(owner=person, visit__in=set(visit_ids)).select_related("visit")
    return {row.visit_id: day_words(timezone.localdate(row.visit.start)) for row in rows}


def what_helped_team(team_id: UUID) -> tuple[list[str], list[str]]:
    """What was done and what moved at visits to this whole team: kinds, without counts.

    Only closed months, only visits to the whole team, only from TEAM_FLOOR looked-back
    visits on, and only what came up at two of them or more. The database's own function
    looks through the wall around the logs, and gives nothing else.
    """
    until = timezone.localdate().replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT what, kind FROM coaching_helped_team(%s, %s, %s, %s)",
            [team_id, until - timedelta(days=31 * TEAM_MONTHS), until, TEAM_FLOOR],
        )
        found = set(cursor.fetchall())
    deeds = [str(one.label) for one in Deed if ("deed", one.value) in found]
    return deeds, [str(one.label) for one in Movement if ("movement", one.value) in found]
