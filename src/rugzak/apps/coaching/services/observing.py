"""An observation from first words to a yes or a no."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.coaching.events import (
    ObservationAccepted,
    ObservationDrafted,
    ObservationErased,
    ObservationOffered,
    ObservationTakenBack,
)
from rugzak.apps.coaching.models import Observation
from rugzak.apps.coaching.queries.whom import people_of_visit
from rugzak.apps.coaching.words import Lens, ObservationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import vault

TEXTS = ("saw", "did", "question")


class NotWithYou(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Kies iemand die erbij was."))


class AlreadyDecided(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Hier is al over beslist, of het is weer teruggenomen."))


@dataclass(frozen=True)
class Seen:
    """What a coach writes down, still readable."""

    saw: str = field(repr=False)
    did: str = field(repr=False, default="")
    question: str = field(repr=False, default="")
    lens: Lens = Lens.CAMERA


@transaction.atomic
def draft_observation(*, visit: Visit, owner: Member, seen: Seen, key: UUID, by: Member) -> Observation:
    """Keep it for the coach alone, fourteen days. The same ``key`` twice gives the draft that is there.

    Raises NotWithYou when ``owner`` was not at the visit.
    """
    there = Observation.objects.filter(coach=by, key=key).first()
    if there is not None:
        return there
    if owner.pk == by.pk or owner.pk not in {one.pk for one in people_of_visit(visit)}:
        raise NotWithYou
    observation = Observation(visit=visit, owner=owner, coach=by, key=key, lens=seen.lens)
    _seal(observation, seen, by.pk)
    observation.save(force_insert=True)
    record(ObservationDrafted(observation_id=observation.pk, by_id=by.pk))
    return observation


@transaction.atomic
def change_draft(*, observation: Observation, seen: Seen, by: Member) -> Observation:
    """Other words; what stood there is not kept. Raises AlreadyDecided once it was offered."""
    fresh = _locked(observation)
    if fresh.state != ObservationState.DRAFT:
        raise AlreadyDecided
    fresh.lens = seen.lens
    _seal(fresh, seen, by.pk)
    fresh.changed_at = timezone.now()
    fresh.save(update_fields=["lens", *TEXTS, "changed_at"])
    record(ObservationDrafted(observation_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def offer_observation(*, observation: Observation, by: Member) -> Observation:
    """From now on the words open with the key of whom it is about, who says yes or no."""
    fresh = _locked(observation)
    if fresh.state == ObservationState.OFFERED:
        return fresh
    if fresh.state != ObservationState.DRAFT:
        raise AlreadyDecided
    _hand_over(fresh, fresh.coach_id, fresh.owner_id)
    _move(fresh, ObservationState.OFFERED, *TEXTS)
    record(ObservationOffered(observation_id=fresh.pk, owner_id=fresh.owner_id, by_id=by.pk))
    return fresh


@transaction.atomic
def take_back_observation(*, observation: Observation, by: Member) -> Observation:
    """The coach thinks again. Raises AlreadyDecided when the colleague was first."""
    fresh = _locked(observation)
    if fresh.state != ObservationState.OFFERED:
        raise AlreadyDecided
    _hand_over(fresh, fresh.owner_id, fresh.coach_id)
    _move(fresh, ObservationState.DRAFT, *TEXTS)
    record(ObservationTakenBack(observation_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def accept_observation(*, observation: Observation, by: Member) -> Observation:
    """Yes: only now it is really stored, and it is the colleague's. Raises AlreadyDecided."""
    fresh = _locked(observation)
    if fresh.state == ObservationState.ACCEPTED:
        return fresh
    if fresh.state != ObservationState.OFFERED:
        raise AlreadyDecided
    fresh.settled_at = timezone.now()
    _move(fresh, ObservationState.ACCEPTED, "settled_at")
    record(ObservationAccepted(observation_id=fresh.pk, coach_id=fresh.coach_id, by_id=by.pk))
    return fresh


@transaction.atomic
def refuse_observation(*, observation: Observation, by: Member) -> None:
    """No: it is erased at once, for both. Raises AlreadyDecided."""
    fresh = _locked(observation)
    if fresh.state != ObservationState.OFFERED:
        raise AlreadyDecided
    _erase(fresh, by)


@transaction.atomic
def throw_away_observation(*, observation: Observation, by: Member) -> None:
    """The coach's own draft, or what the colleague kept and no longer wants. Raises AlreadyDecided."""
    fresh = _locked(observation)
    if fresh.state == ObservationState.OFFERED:
        raise AlreadyDecided
    _erase(fresh, by)


def _erase(observation: Observation, by: Member) -> None:
    record(ObservationErased(observation_id=observation.pk, by_id=by.pk))
    observation.delete()


def _move(observation: Observation, state: ObservationState, *changed: str) -> None:
    observation.state = state
    observation.changed_at = timezone.now()
    observation.save(update_fields=["state", "changed_at", *changed])


def _locked(observation: Observation) -> Observation:
    fresh = Observation.objects.select_for_update().filter(pk=observation.pk).first()
    if fresh is None:
        raise AlreadyDecided
    return fresh


def _seal(observation: Observation, seen: Seen, key_of: UUID) -> None:
    observation.fill_organisation()
    key = vault.key_to_seal(key_of)
    for name in TEXTS:
        text = getattr(seen, name)
        setattr(observation, name, key.seal(observation, name, text) if text else None)


def _hand_over(observation: Observation, from_id: UUID, to_id: UUID) -> None:
    """Open with one key and seal with the other."""
    mine, theirs = vault.key_of(from_id), vault.key_to_seal(to_id)
    for name in TEXTS:
        text = mine.open(observation, name)
        setattr(observation, name, theirs.seal(observation, name, text) if text else None)
