"""Writes of who was there, for a proof and a register: one by one, everybody at once, and who came unasked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import InvitationAnswered, Invited, PresenceTicked
from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.words import PRESENCE_LIFE, Coming, State
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class NotYetBegun(Refusal):
    sentence = _("Wie er was, kun je aankruisen als de sessie begonnen is.")


class TooLongAgo(Refusal):
    sentence = _("Deze sessie is meer dan een maand geleden. Wie er was, weten we dan niet meer.")


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
def tick_everybody(*, gathering: Gathering, by: Member) -> int:
    """Who said to come and was not ticked yet, was there; answers how many. Raises NotYetBegun."""
    if timezone.now() < gathering.starts_at:
        raise NotYetBegun
    rows = Invitation.objects.filter(gathering=gathering, state=Coming.COMING, came=None)
    number = rows.update(came=True)
    record(PresenceTicked(gathering_id=gathering.pk, by_id=by.pk))
    return number


@transaction.atomic
def add_who_came(*, gathering: Gathering, member: Member, part: str, by: Member) -> Invitation:
    """A colleague who came without having been asked, for the proof. Raises NotYetBegun and TooLongAgo."""
    now = timezone.now()
    if now < gathering.starts_at or gathering.state == State.CANCELLED:
        raise NotYetBegun
    if not may_add(gathering, now):
        raise TooLongAgo
    invitation, is_new = Invitation.objects.get_or_create(
        gathering=gathering, member=member, defaults={"part": part, "state": Coming.COMING}
    )
    invitation.came = True
    invitation.save(update_fields=["came"])
    if is_new:
        record(
            Invited(gathering_id=gathering.pk, invitation_id=invitation.pk, member_id=member.pk, by_id=by.pk)
        )
    return invitation


def may_add(gathering: Gathering, at: datetime) -> bool:
    """From the start of a session that took place until who was there is forgotten."""
    begun = gathering.state != State.CANCELLED and at >= gathering.starts_at
    return begun and at <= gathering.starts_at + PRESENCE_LIFE
