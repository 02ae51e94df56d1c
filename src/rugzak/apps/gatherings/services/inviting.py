"""Writes of invitations: asking, answering, waiting for a place, and being released from a shift."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import InvitationAnswered, Invited, ReleaseAnswered
from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.services.moves import locked
from rugzak.apps.gatherings.services.places import choose_kind, fill_places, give_place, tell_lead
from rugzak.apps.gatherings.words import Coming, Part, Release, State
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class NotAnyMore(Refusal):
    sentence = _("Deze sessie is al begonnen of gaat niet door. Aanmelden kan niet meer.")


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
def invite_many(*, gathering: Gathering, asked: list[tuple[Member, str]], by: Member) -> int:
    """Ask several colleagues at once, each as what; answers how many are new. Raises NotAnyMore."""
    there = set(Invitation.objects.filter(gathering=gathering).values_list("member_id", flat=True))
    new = [(member, part) for member, part in asked if member.pk not in there]
    for member, part in new:
        invite(gathering=gathering, member=member, part=part, by=by)
    return len(new)


@transaction.atomic
def keep_place_for_guest(*, gathering: Gathering, label: str, key: UUID, by: Member) -> Invitation:
    """A place for somebody without an account, once per ``key``; no name is needed. Raises NotAnyMore."""
    row = _still_to_be(gathering)
    invitation, is_new = Invitation.objects.get_or_create(
        gathering=row, pk=key, defaults={"label": label, "part": Part.GUEST}
    )
    if not is_new:
        return invitation
    give_place(row, invitation)
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
def sign_up(*, gathering: Gathering, is_online: bool = False, by: Member) -> Invitation:
    """A colleague signs up with the link; a full session means waiting. Raises NotAnyMore."""
    row = _still_to_be(gathering)
    invitation, is_new = Invitation.objects.get_or_create(gathering=row, member=by)
    if is_new or not invitation.is_coming:
        answer(invitation=invitation, comes=True, is_online=is_online, by=by)
    invitation.refresh_from_db()
    return invitation


@transaction.atomic
def answer(
    *,
    invitation: Invitation,
    comes: bool,
    wants_release: bool = False,
    is_online: bool | None = None,
    by: Member | None,
) -> Invitation:
    """Yes takes a place or waits for one; no gives it to who waits longest. Nobody is asked why.

    ``is_online`` asks for a place in the call, or in the room; None leaves it as it was.
    ``by`` is None for a guest, who has no account. Raises NotAnyMore.
    """
    row = _still_to_be(invitation.gathering)
    mine = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if comes:
        choose_kind(row, mine, is_online)
        give_place(row, mine)
        _ask_release(row, mine, wants_release)
    else:
        mine.state, mine.waits_since, mine.release = Coming.NOT_COMING, None, Release.NO
        mine.save(update_fields=["state", "waits_since", "release"])
    state = Coming(mine.state)
    record(
        InvitationAnswered(
            gathering_id=row.pk, invitation_id=mine.pk, state=state, by_id=by.pk if by else None
        )
    )
    fill_places(gathering=row, at=timezone.now())
    mine.refresh_from_db()
    return mine


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
def open_sign_up(*, gathering: Gathering, is_open: bool, by: Member) -> None:
    """A link with which colleagues sign up themselves; closing it makes the old one worthless."""
    row = _still_to_be(gathering)
    row.sign_up_key = uuid4() if is_open else None
    row.save(update_fields=["sign_up_key"])
    gathering.sign_up_key = row.sign_up_key


def _still_to_be(gathering: Gathering) -> Gathering:
    """The session's row, locked: two who take the last place at once come one after the other."""
    row = locked(gathering)
    if row.state not in (State.DRAFT, State.OPEN):
        raise NotAnyMore
    return row


def _ask_release(row: Gathering, invitation: Invitation, wants: bool) -> None:
    """Only after the own yes somebody else hears that this colleague comes, and only when asked for."""
    if not wants:
        invitation.release = Release.NO
    elif invitation.release == Release.NO:
        invitation.release = Release.ASKED
    invitation.save(update_fields=["release"])
    tell_lead(row, invitation)
