"""Writes about organisations themselves. Who may do it, and the record of it, is up to the app that asks."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.models import Logo, Organisation, Proposal
from rugzak.ground.tenancy.words import (
    LOGO_BYTES_LIMIT,
    LOGO_KINDS,
    PROPOSAL_DAYS,
    PROPOSAL_KEPT,
    Country,
    DoorPurpose,
    Language,
    ProposalKind,
)


class AddressTaken(Refusal):
    sentence = _("Dit adres is al van een andere organisatie. Kies een ander adres.")
    field = "slug"


class AlreadyProposed(Refusal):
    sentence = _("Hier wacht al een voorstel voor. Laat eerst iemand anders daarover beslissen.")


class AlreadyDecided(Refusal):
    sentence = _("Over dit voorstel is al beslist.")


class SamePerson(Refusal):
    sentence = _("Je vroeg dit zelf. Een ander moet het bevestigen.")


class LogoTooLarge(Refusal):
    sentence = _("Dit bestand is te groot. Een logo mag hoogstens 200 kB zijn. Maak het kleiner.")
    field = "image"


class NoPicture(Refusal):
    sentence = _(
        "Dit is geen png, jpg of webp. Bewaar het logo als een van deze soorten en kies het opnieuw."
    )
    field = "image"


@transaction.atomic
def create_organisation(*, name: str, slug: str, country: Country, language: Language) -> Organisation:
    """Found it inside its own context, and open the door with its address.

    Raises AddressTaken: the address says nothing about who else has it.
    """
    if doors.behind(purpose=DoorPurpose.ADDRESS, token=slug):
        raise AddressTaken
    organisation = Organisation(
        id=current_organisation_id(), name=name, slug=slug, country=country, language=language
    )
    organisation.full_clean(validate_unique=False, validate_constraints=False)
    organisation.save(force_insert=True)
    doors.add_door(purpose=DoorPurpose.ADDRESS, token=slug, organisation_id=organisation.pk)
    return organisation


@transaction.atomic
def change_organisation(*, organisation: Organisation, **values: Any) -> list[str]:
    """Give fields new values; returns which really changed. ValidationError when one is wrong."""
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
        setattr(organisation, name, values[name])
    if changed:
        row.full_clean(exclude=_all_but(changed), validate_unique=False)
        row.save(update_fields=changed)
    return changed


@transaction.atomic
def set_logo(*, organisation: Organisation, image: bytes) -> Logo:
    """Replace the logo. Raises LogoTooLarge and NoPicture; the kind is told by the bytes, not by the name."""
    if len(image) > LOGO_BYTES_LIMIT:
        raise LogoTooLarge
    media_type = picture_kind(image)
    if media_type is None:
        raise NoPicture
    digest = hashlib.sha256(image).hexdigest()
    logo, _new = Logo.objects.update_or_create(
        organisation=organisation, defaults={"image": image, "media_type": media_type, "digest": digest}
    )
    change_organisation(organisation=organisation, logo_digest=digest)
    return logo


@transaction.atomic
def remove_logo(*, organisation: Organisation) -> None:
    Logo.objects.all().delete()
    change_organisation(organisation=organisation, logo_digest="")


def picture_kind(image: bytes) -> str | None:
    """The media type, from the first bytes."""
    for media_type, marks in LOGO_KINDS.items():
        if all(image[at : at + len(mark)] == mark for at, mark in marks):
            return media_type
    return None


def waiting_proposals() -> QuerySet[Proposal]:
    """What waits for a second person, newest first; what nobody confirmed in time no longer counts."""
    since = timezone.now() - timedelta(days=PROPOSAL_DAYS)
    return Proposal.objects.filter(decided_at=None, asked_at__gt=since).order_by("-asked_at")


@transaction.atomic
def propose(
    *,
    kind: ProposalKind,
    asked_by_id: UUID,
    about_id: UUID | None = None,
    values: dict[str, Any] | None = None,
) -> Proposal:
    """Ask for a deed that needs two people. Raises AlreadyProposed while the same one waits."""
    same = Proposal.objects.select_for_update().filter(kind=kind, about_id=about_id, decided_at=None)
    for row in same:
        if row.asked_at > timezone.now() - timedelta(days=PROPOSAL_DAYS):
            raise AlreadyProposed
        _decide(row, by_id=asked_by_id, accepted=False)
    return Proposal.objects.create(kind=kind, about_id=about_id, values=values or {}, asked_by_id=asked_by_id)


@transaction.atomic
def decide(*, proposal: Proposal, by_id: UUID, accepted: bool) -> Proposal:
    """Confirm or refuse, once. Raises SamePerson when the asker confirms; taking it back is allowed."""
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if row.decided_at is not None:
        raise AlreadyDecided
    if accepted and row.asked_by_id == by_id:
        raise SamePerson
    _decide(row, by_id=by_id, accepted=accepted)
    return row


@transaction.atomic
def forget_decided(*, at: datetime) -> int:
    """Proposals that were decided, or ran out, half a year ago; who holds which role is remembered elsewhere."""
    before = at - PROPOSAL_KEPT
    old = Q(decided_at__lt=before) | Q(decided_at=None, asked_at__lt=before)
    return Proposal.objects.filter(old).delete()[0]


def _decide(proposal: Proposal, *, by_id: UUID, accepted: bool) -> None:
    proposal.decided_by_id, proposal.decided_at, proposal.accepted = by_id, timezone.now(), accepted
    proposal.save(update_fields=["decided_by_id", "decided_at", "accepted"])


def _all_but(names: list[str]) -> set[str]:
    return {field.name for field in Organisation._meta.concrete_fields} - set(names)
