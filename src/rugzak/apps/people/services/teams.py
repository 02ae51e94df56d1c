"""Adding, changing and ending teams, and who works in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.events import (
    MemberJoinedTeam,
    MemberLeftTeam,
    TeamAdded,
    TeamChanged,
    TeamEnded,
    TeamRestarted,
)
from rugzak.apps.people.models import Location, Membership, RoleGrant, Team
from rugzak.apps.people.services.guards import keep_apart_around
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import refusing, take_turns
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal

_NAME = {
    "team_name_once_per_location": Refusal(
        _("Op deze locatie is al een team met deze naam. Kies een andere naam."), field="name"
    )
}


class TeamEndedAlready(Refusal):
    sentence = _("Dit team is gestopt.")


class LocationClosedAlready(Refusal):
    sentence = _("Deze locatie is gesloten. Kies een andere locatie, of open deze eerst weer.")
    field = "location"


class InTeamAlready(Refusal):
    sentence = _("Deze collega zit in die tijd al in dit team.")
    field = "since"


class LeavesBeforeStart(Refusal):
    sentence = _("De laatste dag ligt voor de eerste dag in dit team. Kies een latere dag.")
    field = "last_day"


class HasLeft(Refusal):
    sentence = _("Deze collega is uit dienst.")


@transaction.atomic
def add_team(*, by: Member, key: UUID | None = None, **values: Any) -> Team:
    """``values`` are location, name and kind. The same ``key`` twice gives the same team."""
    key = key or new_id()
    take_turns(key)
    before = Team.objects.filter(pk=key).first()
    if before is not None:
        return before
    _refuse_closed(values["location"])
    with refusing(_NAME):
        team = Team.objects.create(id=key, **values)
    record(TeamAdded(team_id=team.pk, by_id=by.pk))
    return team


@transaction.atomic
def change_team(*, team: Team, by: Member, **values: Any) -> Team:
    """Another name, kind or base. Raises CoachAndLead when the new region makes those two meet."""
    if "location" in values and values["location"].pk != team.location_id:
        _refuse_closed(values["location"])
    for name, value in values.items():
        setattr(team, name, value)
    with refusing(_NAME):
        team.save(update_fields=[*values])
    keep_apart_around(team)
    record(TeamChanged(team_id=team.pk, by_id=by.pk))
    return team


@transaction.atomic
def end_team(*, team: Team, by: Member, now: datetime | None = None) -> None:
    """The team stops: today is the last day in it for everybody, and nobody leads it any more."""
    if team.ended_on is not None:
        raise TeamEndedAlready
    moment = now or timezone.now()
    team.ended_on = timezone.localdate(moment)
    team.save(update_fields=["ended_on"])
    team.memberships.filter(until=None, since__lte=team.ended_on).update(until=team.ended_on)
    team.role_grants.filter(ended_at=None).update(ended_at=moment)
    record(TeamEnded(team_id=team.pk, by_id=by.pk))


@transaction.atomic
def restart_team(*, team: Team, by: Member) -> None:
    """The way back from ending: who left with the team on that day is in it again, and leads it again."""
    if team.ended_on is None:
        return
    _refuse_closed(team.location)
    left_with_it = team.memberships.filter(until=team.ended_on)
    left_with_it.exclude(member__in=team.memberships.filter(until=None).values("member")).update(until=None)
    led = RoleGrant.objects.filter(team=team, role=Role.TEAM_LEAD, ended_at__date=team.ended_on)
    led.exclude(member__ended_at__isnull=False).update(ended_at=None)
    team.ended_on = None
    team.save(update_fields=["ended_on"])
    keep_apart_around(team)
    record(TeamRestarted(team_id=team.pk, by_id=by.pk))


@transaction.atomic
def add_member(*, team: Team, member: Member, since: date, by: Member) -> Membership:
    """Somebody works in the team from ``since`` on; never twice at a time (InTeamAlready)."""
    if team.ended_on is not None:
        raise TeamEndedAlready
    if member.has_left:
        raise HasLeft
    Member.objects.select_for_update().get(pk=member.pk)
    if team.memberships.filter(Q(until=None) | Q(until__gte=since), member=member).exists():
        raise InTeamAlready
    with refusing({"membership_active_once": InTeamAlready()}):
        membership = Membership.objects.create(team=team, member=member, since=since)
    keep_apart_around(team)
    record(MemberJoinedTeam(member_id=member.pk, team_id=team.pk, by_id=by.pk))
    return membership


@transaction.atomic
def remove_member(*, membership: Membership, last_day: date, by: Member) -> None:
    """``last_day`` is the last day in the team. Raises LeavesBeforeStart."""
    if last_day < membership.since:
        raise LeavesBeforeStart
    membership.until = last_day
    membership.save(update_fields=["until"])
    record(
        MemberLeftTeam(
            member_id=membership.member_id, team_id=membership.team_id, last_day=last_day, by_id=by.pk
        )
    )


@transaction.atomic
def restore_member(*, membership: Membership, by: Member) -> None:
    """The way back from removing."""
    if membership.until is None:
        return
    if membership.team.ended_on is not None:
        raise TeamEndedAlready
    membership.until = None
    with refusing({"membership_active_once": InTeamAlready()}):
        membership.save(update_fields=["until"])
    record(MemberJoinedTeam(member_id=membership.member_id, team_id=membership.team_id, by_id=by.pk))


def _refuse_closed(location: Location) -> None:
    if location.closed_on is not None:
        raise LocationClosedAlready
