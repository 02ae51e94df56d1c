"""Places of a session, in the room and in the call: who has one, who waits, and who gets what came free."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rugzak.apps.gatherings.events import PlaceCameFree, ReleaseAsked
from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.words import FILL_UNTIL, MOST_SEATS, Coming, Release, State
from rugzak.ground.happenings.services import record


def places_left(gathering: Gathering, *, is_online: bool = False) -> int:
    """Free places in the room, or in the call: there without a limit as many as the house can seat."""
    places = gathering.seats if not is_online else gathering.online_seats or MOST_SEATS
    taken = Invitation.objects.filter(gathering=gathering, state=Coming.COMING, is_online=is_online)
    return places - taken.count()


def has_online_guests(gathering: Gathering) -> bool:
    """Whether somebody who comes, or waits to, takes part from elsewhere."""
    rows = Invitation.objects.filter(gathering=gathering, is_online=True)
    return rows.filter(state__in=(Coming.COMING, Coming.WAITING)).exists()


def may_still_fill(gathering: Gathering, at: datetime) -> bool:
    return gathering.state in (State.DRAFT, State.OPEN) and at <= gathering.starts_at - FILL_UNTIL


@transaction.atomic
def fill_places(*, gathering: Gathering, at: datetime) -> None:
    """Who waits longest gets what came free, until two hours before the start: later nobody can still come.

    Who waits for a place in the room gets none online, nor the other way round.
    """
    if not may_still_fill(gathering, at):
        return
    for is_online in (False, True):
        _fill(gathering, is_online=is_online)


def _fill(gathering: Gathering, *, is_online: bool) -> None:
    waiting = Invitation.objects.select_for_update(of=("self",)).filter(
        gathering=gathering, state=Coming.WAITING, is_online=is_online
    )
    free = max(0, places_left(gathering, is_online=is_online))
    for invitation in waiting.order_by("waits_since", "pk")[:free]:
        invitation.state, invitation.waits_since = Coming.COMING, None
        invitation.save(update_fields=["state", "waits_since"])
        record(
            PlaceCameFree(
                gathering_id=gathering.pk, invitation_id=invitation.pk, member_id=invitation.member_id
            )
        )
        tell_lead(gathering, invitation)


def choose_kind(row: Gathering, invitation: Invitation, is_online: bool | None) -> None:
    """Another kind of place is another place: the one that was kept goes to who waits for it."""
    wanted = bool(row.online) and (invitation.is_online if is_online is None else is_online)
    if wanted == invitation.is_online:
        return
    invitation.is_online, invitation.state, invitation.waits_since = wanted, Coming.INVITED, None
    invitation.save(update_fields=["is_online", "state", "waits_since"])


def give_place(row: Gathering, invitation: Invitation) -> None:
    """A place while there is one and nobody waits for it longer."""
    if invitation.is_coming:
        return
    kind = invitation.is_online
    someone_waits = Invitation.objects.filter(gathering=row, state=Coming.WAITING, is_online=kind).exclude(
        pk=invitation.pk
    )
    if places_left(row, is_online=kind) > 0 and not someone_waits.exists():
        invitation.state, invitation.waits_since = Coming.COMING, None
    elif invitation.state != Coming.WAITING:
        invitation.state, invitation.waits_since = Coming.WAITING, timezone.now()
    invitation.save(update_fields=["state", "waits_since"])


def tell_lead(row: Gathering, invitation: Invitation) -> None:
    if invitation.is_coming and invitation.release == Release.ASKED and invitation.member_id is not None:
        record(ReleaseAsked(gathering_id=row.pk, invitation_id=invitation.pk, member_id=invitation.member_id))
