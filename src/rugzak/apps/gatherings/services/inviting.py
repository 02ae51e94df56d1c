"""Writes of invitations: asking, answering, waiting for a place, being released from a shift, and having been there."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import (
    InvitationAnswered,
    Invited,
    PlaceCameFree,
    ReleaseAnswered,
    ReleaseAsked,
)
from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.services.moves import locked
from rugzak.apps.gatherings.words import FILL_UNTIL, Coming, Part, Release, State
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class NotAnyMore(Refusal):
    sentence = _("Deze sessie is al begonnen of gaat niet door. Aanmelden kan niet meer.")


class NotYetBegun(Refusal):
    sentence = _("Wie er was, kun je aankruisen als de sessie begonnen is.")


@transaction.atomic
def invite(*, gathering: Gathering, member: Member, part: str, by: Member) -> Invitation:
    """Ask a colleague. Asking twice is once. Raises NotAnyMore."""
    row = _still_to_be(gathering)
    invitation, is_new = Invitation.objects.get_or_create(
        gathering=row, member=member, defaults={"part": part}
    )
    if is_new:
        record(Invited(gathering_id=row.pk, invitation_id=invitation.pk, member_id=member.pk, by_id=by.pk))
    return invitation


@transaction.atomic
def keep_place_for_guest(*, gathering: Gathering, label: str, by: Member) -> Invitation:
    """A place for somebody without an account; no name is needed. Raises NotAnyMore."""
    row = _still_to_be(gathering)
    invitation = Invitation.objects.create(gathering=row, label=label, part=Part.GUEST)
    _give_place(row, invitation)
    record(
        InvitationAnswered(
            gathering_id=row.pk, invitation_id=invitation.pk, state=Coming(invitation.state), by_id=by.pk
        )
    )
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Member) -> None:
    """Who leads takes an invitation back; the place goes to who waits."""
    row = _still_to_be(invitation.gathering)
    told = InvitationAnswered(
        gathering_id=row.pk, invitation_id=invitation.pk, state=Coming.NOT_COMING, by_id=by.pk
    )
    invitation.delete()
    record(told)
    fill_places(gathering=row, at=timezone.now())


@transaction.atomic
def sign_up(*, gathering: Gathering, by: Member) -> Invitation:
    """A colleague signs up with the link; a full session means waiting. Raises NotAnyMore."""
    row = _still_to_be(gathering)
    invitation, is_new = Invitation.objects.get_or_create(gathering=row, member=by)
    if is_new or not invitation.is_coming:
        answer(invitation=invitation, comes=True, by=by)
    invitation.refresh_from_db()
    return invitation


@transaction.atomic
def answer(*, invitation: Invitation, comes: bool, wants_release: bool = False, by: Member) -> Invitation:
    """Yes takes a place or waits for one; no gives it to who waits longest. Nobody is asked why."""
    row = _still_to_be(invitation.gathering)
    mine = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if comes:
        _give_place(row, mine)
        _ask_release(row, mine, wants_release)
    else:
        mine.state, mine.waits_since, mine.release = Coming.NOT_COMING, None, Release.NO
        mine.save(update_fields=["state", "waits_since", "release"])
    record(
        InvitationAnswered(gathering_id=row.pk, invitation_id=mine.pk, state=Coming(mine.state), by_id=by.pk)
    )
    fill_places(gathering=row, at=timezone.now())
    mine.refresh_from_db()
    return mine


@transaction.atomic
def fill_places(*, gathering: Gathering, at: datetime) -> None:
    """Who waits longest gets what came free, until two hours before the start: later nobody can still come."""
    if not may_still_fill(gathering, at):
        return
    waiting = Invitation.objects.select_for_update(of=("self",)).filter(
        gathering=gathering, state=Coming.WAITING
    )
    for invitation in waiting.order_by("waits_since", "pk")[: max(0, places_left(gathering))]:
        invitation.state, invitation.waits_since = Coming.COMING, None
        invitation.save(update_fields=["state", "waits_since"])
        record(
            PlaceCameFree(
                gathering_id=gathering.pk, invitation_id=invitation.pk, member_id=invitation.member_id
            )
        )
        _tell_lead(gathering, invitation)


@transaction.atomic
def answer_release(*, invitation: Invitation, arranged: bool, by: Member) -> None:
    """Somebody takes over the shift, or it cannot be arranged. Who comes hears it."""
    mine = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if mine.release == Release.NO or not mine.is_coming or mine.member_id is None:
        raise NotAnyMore
    mine.release = Release.ARRANGED if arranged else Release.NOT
    mine.save(update_fields=["release"])
    record(
        ReleaseAnswered(
            gathering_id=mine.gathering_id, invitation_id=mine.pk, member_id=mine.member_id, by_id=by.pk
        )
    )


@transaction.atomic
def tick_presence(*, invitation: Invitation, came: bool | None, by: Member) -> None:
    """Who leads says who was there, for the proof. Raises NotYetBegun."""
    if timezone.now() < invitation.gathering.starts_at:
        raise NotYetBegun
    invitation.came = came
    invitation.save(update_fields=["came"])
    record(
        InvitationAnswered(
            gathering_id=invitation.gathering_id,
            invitation_id=invitation.pk,
            state=Coming(invitation.state),
            by_id=by.pk,
        )
    )


@transaction.atomic
def open_sign_up(*, gathering: Gathering, is_open: bool, by: Member) -> None:
    """A link with which colleagues sign up themselves; closing it makes the old one worthless."""
    row = _still_to_be(gathering)
    row.sign_up_key = uuid4() if is_open else None
    row.save(update_fields=["sign_up_key"])
    gathering.sign_up_key = row.sign_up_key


def places_left(gathering: Gathering) -> int:
    return gathering.seats - Invitation.objects.filter(gathering=gathering, state=Coming.COMING).count()


def may_still_fill(gathering: Gathering, at: datetime) -> bool:
    return gathering.state in (State.DRAFT, State.OPEN) and at <= gathering.starts_at - FILL_UNTIL


def _still_to_be(gathering: Gathering) -> Gathering:
    """The session's row, locked: two who take the last place at once come one after the other."""
    row = locked(gathering)
    if row.state not in (State.DRAFT, State.OPEN):
        raise NotAnyMore
    return row


def _give_place(row: Gathering, invitation: Invitation) -> None:
    """A place while there is one and nobody waits for it longer."""
    if invitation.is_coming:
        return
    someone_waits = Invitation.objects.filter(gathering=row, state=Coming.WAITING).exclude(pk=invitation.pk)
    if places_left(row) > 0 and not someone_waits.exists():
        invitation.state, invitation.waits_since = Coming.COMING, None
    elif invitation.state != Coming.WAITING:
        invitation.state, invitation.waits_since = Coming.WAITING, timezone.now()
    invitation.save(update_fields=["state", "waits_since"])


def _ask_release(row: Gathering, invitation: Invitation, wants: bool) -> None:
    """Only after the own yes somebody else hears that this colleague comes, and only when asked for."""
    if not wants:
        invitation.release = Release.NO
    elif invitation.release == Release.NO:
        invitation.release = Release.ASKED
    invitation.save(update_fields=["release"])
    _tell_lead(row, invitation)


def _tell_lead(row: Gathering, invitation: Invitation) -> None:
    if invitation.is_coming and invitation.release == Release.ASKED and invitation.member_id is not None:
        record(ReleaseAsked(gathering_id=row.pk, invitation_id=invitation.pk, member_id=invitation.member_id))
