"""What never happens, whoever asks: no administrator left, or a coach who leads the same person."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rugzak.apps.people.models import Membership, RoleGrant, Team
from rugzak.apps.people.queries.persons import current, still_here
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.models import Organisation


class LastAdministrator(Refusal):
    def __init__(self, member: Member) -> None:
        super().__init__(
            _("%(name)s is de enige beheerder. Maak eerst iemand anders beheerder.")
            % {"name": member.display_name}
        )


class CoachAndLead(Refusal):
    """I-2.2: coaching and judging never touch."""

    def __init__(self, member: Member, team: Team) -> None:
        super().__init__(
            _(
                "%(name)s zou dan coach en teamleider zijn van dezelfde mensen (%(team)s)."
                " Wie leidt, coacht niet. Kies iemand anders, of een ander gebied."
            )
            % {"name": member.display_name, "team": team.name}
        )


def keep_an_administrator(*, without: Member, when: bool = True) -> None:
    """Raise LastAdministrator when nobody else administers. Locks, so that two cannot leave at once."""
    if not when:
        return
    Organisation.objects.select_for_update().get()
    mine = RoleGrant.objects.filter(member=without, role=Role.ADMINISTRATOR, ended_at=None)
    if mine.exists() and not other_administrators(without).exists():
        raise LastAdministrator(without)


def other_administrators(member: Member) -> QuerySet[Member]:
    """Administrators beside ``member`` who stay: with an end in sight one does not count."""
    held = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, ended_at=None)
    return Member.objects.filter(ended_at=None, pk__in=held.values("member")).exclude(pk=member.pk)


def keep_coach_and_lead_apart(member: Member, *, led: Q | None = None, coached: Q | None = None) -> None:
    """Raise CoachAndLead when ``member`` leads and coaches the same team, or the same person.

    ``led`` and ``coached`` are teams that a new role would add, as a filter of teams.
    """
    leads = _teams(_led(member), led)
    coaches = _teams(_coached(member), coached)
    if leads is None or coaches is None:
        return
    both = leads.filter(pk__in=coaches.values("pk")).first() or _team_of_shared_person(member, leads, coaches)
    if both is not None:
        raise CoachAndLead(member, both)


def keep_apart_around(team: Team) -> None:
    """After a team moved or got a member: everybody with a role over it is looked at again."""
    leading = RoleGrant.objects.filter(role=Role.TEAM_LEAD, ended_at=None)
    around = leading.filter(Q(team=team) | Q(team__in=_teams_sharing_people(team)))
    for lead in Member.objects.filter(still_here(), pk__in=around.values("member")):
        keep_coach_and_lead_apart(lead)


def _led(member: Member) -> Q | None:
    ids = _grants(member, Role.TEAM_LEAD).values_list("team_id", flat=True)
    return Q(pk__in=list(ids)) if ids else None


def _coached(member: Member) -> Q | None:
    scopes = [scope(grant.region_id, grant.team_id) for grant in _grants(member, Role.COACH)]
    return _any(scopes)


def scope(region_id: UUID | None, team_id: UUID | None) -> Q:
    """The teams over which a role with this scope counts."""
    if team_id:
        return Q(pk=team_id)
    return Q(location__region=region_id) if region_id else Q(pk__isnull=False)


def _grants(member: Member, role: Role) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(member=member, role=role, ended_at=None)


def _teams(*filters: Q | None) -> QuerySet[Team] | None:
    wanted = _any([one for one in filters if one is not None])
    return Team.objects.filter(wanted, ended_on=None) if wanted is not None else None


def _any(filters: list[Q]) -> Q | None:
    if not filters:
        return None
    either = filters[0]
    for one in filters[1:]:
        either |= one
    return either


def _team_of_shared_person(member: Member, leads: QuerySet[Team], coaches: QuerySet[Team]) -> Team | None:
    """A team that ``member`` leads with somebody in it who also works in a team that ``member`` coaches."""
    coached_people = Membership.objects.filter(current(), team__in=coaches).exclude(member=member)
    shared = Membership.objects.filter(current(), team__in=leads, member__in=coached_people.values("member"))
    row = shared.select_related("team").first()
    return row.team if row else None


def _teams_sharing_people(team: Team) -> QuerySet[Team]:
    people = Membership.objects.filter(current(), team=team).values("member")
    return Team.objects.filter(memberships__in=Membership.objects.filter(current(), member__in=people))
