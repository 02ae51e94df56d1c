"""How roles are called here: with the organisation's own words for coach and team lead."""

from django.utils.translation import gettext as _

from rugzak.apps.people.models import RoleGrant
from rugzak.ground.accounts.words import Role
from rugzak.ground.tenancy.nouns import Words

OWN_NOUNS = {Role.COACH: "coach", Role.TEAM_LEAD: "team_lead"}


def role_name(role: str, words: Words) -> str:
    noun = OWN_NOUNS.get(Role(role))
    return words[noun].one if noun else str(Role(role).label)


def scope_name(grant: RoleGrant) -> str:
    """For whom the role counts: a team, a region or everybody."""
    if grant.team_id and grant.team:
        return grant.team.name
    return grant.region.name if grant.region_id and grant.region else _("hele organisatie")


def role_choices(words: Words) -> list[tuple[str, str]]:
    return [(role.value, role_name(role, words)) for role in Role]
