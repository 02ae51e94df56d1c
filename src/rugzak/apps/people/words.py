"""Kinds of teams and employments, limits, and sentences used twice. Imports nothing of ours."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamKind(models.TextChoices):
    """When a team mostly works: it decides which moments make sense to offer."""

    DAY = "day", _("dagteam")
    EVENING = "evening", _("avondteam")
    NIGHT = "night", _("nachtteam")
    ROUTE = "route", _("wijkteam")


class EmploymentKind(models.TextChoices):
    STAFF = "staff", _("in dienst")
    VOLUNTEER = "volunteer", _("vrijwilliger")
    STUDENT = "student", _("student of stagiair")
    EXTERNAL = "external", _("van buiten")


class RoleScope(models.TextChoices):
    """For which people a role counts."""

    ORGANISATION = "organisation", _("de hele organisatie")
    REGION = "region", _("één regio")
    TEAM = "team", _("één team")


# Which scopes a role may have; the values are those of accounts.words.Role.
SCOPES_OF_ROLE: dict[str, tuple[RoleScope, ...]] = {
    "administrator": (RoleScope.ORGANISATION,),
    "programme-manager": (RoleScope.ORGANISATION, RoleScope.REGION),
    "coach": (RoleScope.ORGANISATION, RoleScope.REGION, RoleScope.TEAM),
    "team-lead": (RoleScope.TEAM,),
    "hr": (RoleScope.ORGANISATION,),
    "board": (RoleScope.ORGANISATION,),
    "works-council": (RoleScope.ORGANISATION,),
    "privacy-officer": (RoleScope.ORGANISATION,),
    "facilitator": (RoleScope.ORGANISATION, RoleScope.REGION, RoleScope.TEAM),
}
SEARCH_WORDS_LIMIT = 5
SEARCH_LENGTH_LIMIT = 60
PICKER_RESULTS = 8
PICKER_SHORTEST = 2
# A sheet holds eight slips, a team of 34 needs five sheets. More at once would be a list of the house.
CODES_AT_ONCE = 60
EMPLOYMENT_HOURS_LIMIT = 60
# A first or last day further away than this is a typing error.
YEARS_AHEAD = 2
EARLIEST_YEAR = 1960
