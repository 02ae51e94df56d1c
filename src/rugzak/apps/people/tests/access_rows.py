"""Who gets what at the addresses of people, teams, locations, regions and roles."""

from typing import Any
from uuid import uuid4

from tests.support import cast
from tests.support.access import EVERYONE_SIGNED_IN, KUSTMEER_PEOPLE, Row

from rugzak.apps.people.models import Employment, Location, Membership, Region, RoleGrant, Team
from rugzak.apps.people.tests.factories import a_colleague, a_location, a_team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.tenancy.models import Proposal
from rugzak.ground.tenancy.words import ProposalKind

MANAGERS = frozenset({"aicha", "hilde", "greet"})
OWN_MANAGERS = frozenset({"aicha", "hilde"})
ADMINISTRATOR = frozenset({"aicha"})
ADMINISTRATORS = frozenset({"aicha", "greet"})


def colleague() -> dict[str, Any]:
    return {"member_id": a_colleague(team=Team.objects.get(pk=cast.DUINROOS)).pk}


def with_mail() -> dict[str, Any]:
    member = a_colleague("Mail", "Adres")
    Member.objects.filter(pk=member.pk).update(email="mail@zorg.example")
    return {"member_id": member.pk}


def leaver() -> dict[str, Any]:
    member = a_colleague()
    Member.objects.filter(pk=member.pk).update(ended_at="2025-01-01T00:00+01:00")
    return {"member_id": member.pk}


def employment() -> dict[str, Any]:
    row = Employment.objects.get(member=a_colleague())
    return {"member_id": row.member_id, "employment_id": row.pk}


def grant() -> dict[str, Any]:
    row = RoleGrant.objects.create(member=a_colleague(), role=Role.FACILITATOR)
    return {"member_id": row.member_id, "grant_id": row.pk}


def proposal() -> dict[str, Any]:
    row = Proposal.objects.create(
        kind=ProposalKind.ADMINISTRATOR, about_id=a_colleague().pk, asked_by_id=cast.IDS["fenna"]
    )
    return {"proposal_id": row.pk}


def team() -> dict[str, Any]:
    a_colleague("Zonder", "Ingang", team=Team.objects.get(pk=cast.DUINROOS))
    return {"team_id": cast.DUINROOS}


def stopped_team() -> dict[str, Any]:
    Team.objects.filter(pk=cast.HELMGRAS).update(ended_on="2026-01-01")
    return {"team_id": cast.HELMGRAS}


def membership(**values: Any) -> dict[str, Any]:
    row = Membership.objects.create(member=a_colleague(), team_id=cast.DUINROOS, since="2024-01-01", **values)
    return {"team_id": cast.DUINROOS, "membership_id": row.pk}


def past_membership() -> dict[str, Any]:
    return membership(until="2025-01-01")


def location() -> dict[str, Any]:
    return {"location_id": cast.EGMONDERHOF}


def empty_location() -> dict[str, Any]:
    return {"location_id": a_location().pk}


def closed_location() -> dict[str, Any]:
    place = a_location()
    Location.objects.filter(pk=place.pk).update(closed_on="2026-01-01")
    return {"location_id": place.pk}


def region() -> dict[str, Any]:
    return {"region_id": cast.KENNEMERLAND}


def empty_region() -> dict[str, Any]:
    return {"region_id": Region.objects.create(name=f"Leeg {uuid4()}").pk}


def fresh() -> str:
    """A name or number that nobody has yet: rows may follow each other in one organisation."""
    return uuid4().hex[:12]


def another_team() -> dict[str, Any]:
    return {"team_id": a_team().pk}


def details() -> dict[str, Any]:
    return {"first_name": "Noor", "last_name": "Bakker", "staff_number": fresh()}


def work() -> dict[str, Any]:
    return {"job_title": "Helpende", "kind": "staff", "starts_on": "2026-02-02"}


def place() -> dict[str, Any]:
    return {"name": fresh(), "region": str(cast.KENNEMERLAND), "town": "Bergen", "has_reception": "on"}


ROWS: list[Row] = [
    Row("people:people", EVERYONE_SIGNED_IN, sends=lambda: {"q": "noor"}),
    Row("people:pick", EVERYONE_SIGNED_IN, sends=lambda: {"naam": "noor"}),
    Row("people:person", KUSTMEER_PEOPLE, thing=colleague),
    Row("people:add_person", MANAGERS, sends=lambda: details() | work()),
    Row("people:change_person", OWN_MANAGERS, thing=colleague, sends=details),
    Row("people:end_employment", OWN_MANAGERS, thing=colleague, sends=lambda: {"last_day": "2026-12-31"}),
    Row("people:end_account", OWN_MANAGERS, thing=colleague, sends=dict, opens_with=405),
    Row("people:return_to_work", OWN_MANAGERS, thing=leaver, sends=dict, opens_with=405),
    Row("people:add_employment", OWN_MANAGERS, thing=colleague, sends=work),
    Row("people:change_employment", OWN_MANAGERS, thing=employment, sends=work),
    Row("people:invite", OWN_MANAGERS, thing=with_mail, sends=dict, opens_with=405),
    Row(
        "people:person_code",
        OWN_MANAGERS | {"fenna", "ruben"},
        thing=colleague,
        sends=dict,
        opens_with=405,
    ),
    Row(
        "people:grant_role",
        ADMINISTRATOR,
        thing=colleague,
        sends=lambda: {"role": "facilitator", "scope": "organisation"},
    ),
    Row("people:end_role", ADMINISTRATOR, thing=grant, sends=dict, opens_with=405),
    Row("people:proposals", EVERYONE_SIGNED_IN),
    Row(
        "people:decide_proposal",
        ADMINISTRATOR,
        thing=proposal,
        sends=lambda: {"besluit": "nee"},
        opens_with=405,
    ),
    Row("people:teams", EVERYONE_SIGNED_IN),
    Row("people:team", KUSTMEER_PEOPLE, thing=team),
    Row(
        "people:add_team",
        ADMINISTRATORS,
        sends=lambda: {
            "name": fresh(),
            "location": str(cast.EGMONDERHOF),
            "kind": "day",
            "sleutel": str(uuid4()),
        },
    ),
    Row(
        "people:change_team",
        ADMINISTRATOR,
        thing=team,
        sends=lambda: {"name": fresh(), "location": str(cast.EGMONDERHOF), "kind": "night"},
    ),
    Row("people:end_team", ADMINISTRATOR, thing=another_team, sends=dict, opens_with=405),
    Row("people:restart_team", ADMINISTRATOR, thing=stopped_team, sends=dict, opens_with=405),
    Row(
        "people:team_codes",
        OWN_MANAGERS | {"fenna", "ruben"},
        thing=team,
        sends=lambda: {"members": [str(a_colleague(team=Team.objects.get(pk=cast.DUINROOS)).pk)]},
    ),
    Row(
        "people:add_member",
        OWN_MANAGERS,
        thing=team,
        query={"persoon": str(cast.IDS["samira"])},
        sends=lambda: {"since": "2026-02-02"},
    ),
    Row("people:remove_member", OWN_MANAGERS, thing=membership, sends=lambda: {"last_day": "2026-12-31"}),
    Row("people:restore_member", OWN_MANAGERS, thing=past_membership, sends=dict, opens_with=405),
    Row("people:locations", EVERYONE_SIGNED_IN),
    Row("people:location", KUSTMEER_PEOPLE, thing=location),
    Row("people:add_location", ADMINISTRATORS, sends=place),
    Row("people:change_location", ADMINISTRATOR, thing=location, sends=place),
    Row("people:close_location", ADMINISTRATOR, thing=empty_location, sends=dict, opens_with=405),
    Row("people:reopen_location", ADMINISTRATOR, thing=closed_location, sends=dict, opens_with=405),
    Row("people:regions", EVERYONE_SIGNED_IN),
    Row("people:region", KUSTMEER_PEOPLE, thing=region),
    Row("people:add_region", ADMINISTRATORS, sends=lambda: {"name": fresh()}),
    Row("people:change_region", ADMINISTRATOR, thing=region, sends=lambda: {"name": fresh()}),
    Row("people:remove_region", ADMINISTRATOR, thing=empty_region, sends=dict, opens_with=405),
]
