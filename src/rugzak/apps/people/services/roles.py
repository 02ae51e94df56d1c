"""Giving and ending roles. Another administrator asks two people."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.events import AdministratorDecided, AdministratorProposed, RoleEnded, RoleGranted
from rugzak.apps.people.models import Region, RoleGrant, Team
from rugzak.apps.people.services.guards import (
    keep_an_administrator,
    keep_coach_and_lead_apart,
    other_administrators,
    scope,
)
from rugzak.apps.people.words import SCOPES_OF_ROLE, RoleScope
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import refusing
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.models import Proposal
from rugzak.ground.tenancy.services import SamePerson, decide, propose
from rugzak.ground.tenancy.words import ProposalKind


class NotForYourself(Refusal):
    sentence = _("Jezelf kun je geen rol geven. Vraag een andere beheerder.")
    field = "role"


class WrongScope(Refusal):
    sentence = _(
        "Kies voor wie deze rol geldt. Een teamleider leidt een team; een beheerder de hele organisatie."
    )
    field = "scope"


class HasRole(Refusal):
    sentence = _("Deze collega heeft deze rol al.")
    field = "role"


class NeedsSecondPerson(Refusal):
    sentence = _("Een beheerder erbij vraagt twee mensen. Stel het voor; een ander bevestigt het.")
    field = "role"


class HasLeft(Refusal):
    sentence = _("Deze collega is uit dienst en kan geen rol krijgen.")


class NotYoursToDecide(Refusal):
    sentence = _("Een andere beheerder beslist hierover. Je kunt je eigen voorstel wel intrekken.")


@transaction.atomic
def grant_role(
    *, member: Member, role: Role, by: Member, region: Region | None = None, team: Team | None = None
) -> RoleGrant:
    """Give a role within one region, one team, or (neither) the whole organisation.

    Raises NeedsSecondPerson for an administrator, and CoachAndLead when coaching and
    leading would meet in one person.
    """
    if role is Role.ADMINISTRATOR:
        raise NeedsSecondPerson
    return _grant(member=member, role=role, by=by, region=region, team=team)


@transaction.atomic
def end_role(*, grant: RoleGrant, by: Member, now: datetime | None = None) -> None:
    """Take a role back; at the next request the person has it no more. Raises LastAdministrator."""
    if grant.ended_at is not None:
        return
    if grant.role == Role.ADMINISTRATOR:
        keep_an_administrator(without=grant.member)
    grant.ended_at = now or timezone.now()
    grant.save(update_fields=["ended_at"])
    record(RoleEnded(grant_id=grant.pk, member_id=grant.member_id, by_id=by.pk))


@transaction.atomic
def propose_administrator(*, member: Member, by: Member) -> Proposal:
    """The first of two people. Raises HasRole, HasLeft and AlreadyProposed."""
    _refuse_leaver(member)
    if member.pk == by.pk:
        raise NotForYourself
    if RoleGrant.objects.filter(member=member, role=Role.ADMINISTRATOR, ended_at=None).exists():
        raise HasRole
    proposal = propose(kind=ProposalKind.ADMINISTRATOR, about_id=member.pk, asked_by_id=by.pk)
    record(AdministratorProposed(proposal_id=proposal.pk, member_id=member.pk, by_id=by.pk))
    return proposal


@transaction.atomic
def confirm_administrator(*, proposal: Proposal, by: Member) -> RoleGrant:
    """The second of two people: another administrator.

    Where there is none, the one who is proposed confirms: an organisation with a
    single administrator must be able to get a second.
    """
    assert proposal.about_id is not None
    member = Member.objects.select_related("organisation").get(pk=proposal.about_id)
    if proposal.asked_by_id == by.pk:
        raise SamePerson
    if not may_confirm(by, proposal):
        raise NotYoursToDecide
    decide(proposal=proposal, by_id=by.pk, accepted=True)
    asker = Member.objects.get(pk=proposal.asked_by_id)
    record(AdministratorDecided(proposal_id=proposal.pk, member_id=member.pk, accepted=True, by_id=by.pk))
    return _grant(member=member, role=Role.ADMINISTRATOR, by=asker)


@transaction.atomic
def refuse_administrator(*, proposal: Proposal, by: Member) -> None:
    """Say no, take one's own proposal back, or (the one it is about) not want it."""
    decide(proposal=proposal, by_id=by.pk, accepted=False)
    assert proposal.about_id is not None
    record(
        AdministratorDecided(
            proposal_id=proposal.pk, member_id=proposal.about_id, accepted=False, by_id=by.pk
        )
    )


def may_confirm(person: Member, proposal: Proposal) -> bool:
    """Whether ``person`` can be the second of the two."""
    if person.pk == proposal.asked_by_id:
        return False
    if person.pk == proposal.about_id:
        asker = Member.objects.get(pk=proposal.asked_by_id)
        return not other_administrators(asker).exists()
    return Role.ADMINISTRATOR in person.roles


def _grant(
    *, member: Member, role: Role, by: Member, region: Region | None = None, team: Team | None = None
) -> RoleGrant:
    _refuse_leaver(member)
    if member.pk == by.pk:
        raise NotForYourself
    if _scope_of(region, team) not in SCOPES_OF_ROLE[role]:
        raise WrongScope
    _keep_apart(member, role, region.pk if region else None, team.pk if team else None)
    with refusing({"role_active_once": HasRole(), "role_team_lead_has_team": WrongScope()}):
        grant = RoleGrant.objects.create(member=member, role=role, region=region, team=team, granted_by=by)
    record(RoleGranted(grant_id=grant.pk, member_id=member.pk, by_id=by.pk))
    return grant


def _keep_apart(member: Member, role: Role, region_id: UUID | None, team_id: UUID | None) -> None:
    # Two grants at the same moment would each miss the other: they take turns on the person.
    Member.objects.select_for_update().get(pk=member.pk)
    teams: Q = scope(region_id, team_id)
    if role is Role.TEAM_LEAD:
        keep_coach_and_lead_apart(member, led=teams)
    if role is Role.COACH:
        keep_coach_and_lead_apart(member, coached=teams)


def _scope_of(region: Region | None, team: Team | None) -> RoleScope:
    if team is not None:
        return RoleScope.TEAM
    return RoleScope.REGION if region is not None else RoleScope.ORGANISATION


def _refuse_leaver(member: Member) -> None:
    if member.has_left:
        raise HasLeft
