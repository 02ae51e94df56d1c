"""Who may do and see what about people, teams and places.

A team lead sees when somebody works, never anything about coaching. An
administrator sees the account, never anything inside it.
"""

from uuid import UUID

import rules
from rules import add_rule, always_false

from rugzak.apps.people.models import Team
from rugzak.apps.people.queries.persons import current, helpable_by
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import is_signed_in
from rugzak.ground.accounts.words import Role


def holds(role: Role) -> rules.predicates.Predicate:
    """Whether the person holds the role for the whole organisation or anywhere in it."""

    @rules.predicate(f"holds {role}")
    def holder(person: Member | None) -> bool:
        return person is not None and not person.has_left and role in person.roles

    return holder


is_administrator = holds(Role.ADMINISTRATOR)
is_personnel = holds(Role.HR)


@rules.predicate
def is_oneself(person: Member | None, member: Member | None) -> bool:
    return person is not None and member is not None and person.pk == member.pk


@rules.predicate
def leads_team(person: Member | None, team: Team | None) -> bool:
    return person is not None and team is not None and team.pk in led_teams(person)


@rules.predicate
def is_own_team_lead(person: Member | None, member: Member | None) -> bool:
    """Leads a team in which the member works now."""
    if person is None or member is None or not led_teams(person):
        return False
    return member.memberships.filter(current(), team__in=led_teams(person)).exists()


@rules.predicate
def runs_programme_around(person: Member | None, team: Team | None) -> bool:
    """Runs the programme everywhere, or in the region of this team."""
    if person is None or team is None:
        return False
    scopes = {held.region_id for held in person.held if held.role is Role.PROGRAMME_MANAGER}
    return None in scopes or team.location.region_id in scopes


@rules.predicate
def is_within_reach(person: Member | None, member: Member | None) -> bool:
    """May help this colleague to get in."""
    return person is not None and member is not None and helpable_by(person).filter(pk=member.pk).exists()


@rules.predicate
def works_here(person: Member | None, member: Member | None) -> bool:
    """Both belong to the same organisation: the wall keeps that, this says it."""
    return person is not None and member is not None and person.organisation_id == member.organisation_id


def led_teams(person: Member) -> set[UUID]:
    return {held.team_id for held in person.held if held.role is Role.TEAM_LEAD and held.team_id}


manages_people = is_administrator | is_personnel
add_rule("people.see_person", is_signed_in & works_here)
add_rule("people.see_employment", works_here & (is_oneself | is_own_team_lead | manages_people))
add_rule("people.see_account", works_here & is_administrator)
add_rule("people.see_leavers", manages_people)
add_rule("people.manage_people", manages_people)
add_rule("people.change_person", works_here & manages_people)
add_rule("people.end_account", works_here & manages_people & ~is_oneself)
add_rule("people.manage_places", is_administrator)
add_rule("people.manage_members", manages_people)
add_rule("people.manage_roles", is_administrator)
add_rule("people.print_codes_of_team", manages_people | runs_programme_around | leads_team)
add_rule("people.print_code_of", works_here & ~is_oneself & is_within_reach)
# Said here so that nobody adds it by accident: what coaching holds, no role of this app opens.
add_rule("people.see_coaching", always_false)
