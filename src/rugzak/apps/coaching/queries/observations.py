"""Reads of observations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.coaching.models import Observation
from rugzak.apps.coaching.words import COACH_READS, OBSERVATION_KIND, ObservationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.trust import vault
from rugzak.ground.trust.privacy import owner_of
from rugzak.ground.trust.services import note_reading
from rugzak.ground.ui.dates import day_words


@dataclass(frozen=True)
class OpenObservation:
    """An observation whose words have been opened, for one page."""

    row: Observation
    saw: str = field(repr=False)
    did: str = field(repr=False)
    question: str = field(repr=False)


def offered_to(person: Member) -> QuerySet[Observation]:
    """What waits for this person's yes or no. Without words: opening is an act."""
    return _of(person).filter(state=ObservationState.OFFERED).order_by("changed_at", "id")


def number_offered() -> Coalesce:
    """How many wait for a yes or a no, as a part of the query that fetches the member."""
    mine = Observation.objects.filter(owner=OuterRef("pk"), state=ObservationState.OFFERED)
    counted = mine.order_by().values("owner").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def observations_kept_by(person: Member) -> QuerySet[Observation]:
    """What this person said yes to, the newest on top."""
    return _of(person).filter(state=ObservationState.ACCEPTED).order_by("-settled_at", "id")


def observations_given_by(person: Member) -> QuerySet[Observation]:
    """What this coach wrote and may still read: what waits on top, then drafts, then what was kept."""
    since = timezone.now() - COACH_READS
    mine = Observation.objects.filter(Q(settled_at=None) | Q(settled_at__gt=since), coach=person)
    return mine.select_related("owner", "visit__location").order_by("-state", "-changed_at", "id")


def observations_of_visit(person: Member, visit: Visit) -> list[Observation]:
    rows = Observation.objects.filter(visit=visit).select_related("owner", "coach").order_by("id")
    return [row for row in rows if may(person, "coaching.read_observation", row)]


def readable_observation(person: Member, observation_id: UUID) -> Observation | None:
    """The observation if this person may read it now."""
    row = (
        Observation.objects.select_related("owner", "coach", "visit__location")
        .filter(pk=observation_id)
        .first()
    )
    return row if row is not None and may(person, "coaching.read_observation", row) else None


def observation_of_coach(person: Member, observation_id: UUID) -> Observation | None:
    """What this coach wrote, to change or to offer."""
    return observations_given_by(person).filter(pk=observation_id).first()


def open_observation(observation: Observation, *, reader: Member) -> OpenObservation:
    """Open the words. Once they are the colleague's, the coach's reading leaves a line; no line, no reading."""
    if observation.state == ObservationState.ACCEPTED:
        note_reading(
            reader=reader, about_id=observation.owner_id, kind=OBSERVATION_KIND, item_id=observation.pk
        )
    is_draft = observation.state == ObservationState.DRAFT
    key = vault.key_of(observation.coach_id if is_draft else observation.owner_id)
    saw, did, question = (key.open(observation, name) for name in ("saw", "did", "question"))
    return OpenObservation(observation, saw, did, question)


def owner_of_observation(observation_id: UUID) -> UUID | None:
    """Whom an observation is about that somebody tried to open; only to write the try in the log."""
    return owner_of(Observation, observation_id)


def observation_titles_for(person: Member, ids: Iterable[UUID]) -> dict[UUID, str]:
    """How observations about this person are called in lists: from whom and when, nothing of what they say."""
    rows = _of(person).filter(pk__in=set(ids))
    return {
        row.pk: f"{row.coach.first_name}, {day_words(timezone.localdate(row.visit.start))}" for row in rows
    }


def _of(person: Member) -> QuerySet[Observation]:
    """About this person, and not only the coach's own beginning."""
    rows = Observation.objects.filter(owner=person).exclude(state=ObservationState.DRAFT)
    return rows.select_related("coach", "visit__location")
