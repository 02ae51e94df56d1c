"""The cast of every test, the same people each time.

Kustmeer Zorg: Samira coaches, Wietske is her colleague in team Duinroos, Yusuf is a
student there, Ruben leads the team, Fenna runs the programme, Aicha administers,
Hilde does personnel, Cees is on the board, Esther guards privacy. Greet works for De Klaverhoek and must
see nothing of Kustmeer.
"""

import time
from datetime import date
from typing import Any
from uuid import UUID

from rugzak.apps.people.models import Employment, Location, Membership, Region, RoleGrant, Team
from rugzak.ground.accounts.models import Member, User
from rugzak.ground.accounts.names import sort_key
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.words import DoorPurpose


def _id(number: int) -> UUID:
    return UUID(f"01900000-0000-7000-8000-{number:012d}")


KUSTMEER, KLAVERHOEK = _id(1), _id(2)
KENNEMERLAND, WATERLAND, EGMONDERHOF, DUINROOS, HELMGRAS = _id(11), _id(12), _id(13), _id(14), _id(15)
MANEBERG, BUREAU, WIJK = _id(21), _id(22), _id(23)
NAMES = {
    "samira": ("Samira", "", "El Amrani"),
    "wietske": ("Wietske", "", "Hoekstra"),
    "yusuf": ("Yusuf", "", "Kaya"),
    "ruben": ("Ruben", "", "Dijkman"),
    "fenna": ("Fenna", "", "Postma"),
    "aicha": ("Aicha", "van der", "Berg"),
    "cees": ("Cees", "", "Aalbers"),
    "hilde": ("Hilde", "de", "Wit"),
    "greet": ("Greet", "", "Lambrechts"),
    "esther": ("Esther", "", "Vermeer"),
}
IDS = {name: _id(100 + number) for number, name in enumerate(NAMES)}
SINCE = date(2024, 1, 1)


def enter_everybody() -> None:
    """Write the cast into an empty database, committed, as the application's role."""
    _enter_kustmeer()
    _enter_klaverhoek()


def seat_of(person: Member, lane: Lane) -> dict[str, Any]:
    """What the session of a signed-in person holds."""
    now = int(time.time())
    return {
        "started_at": now,
        "seen_at": now,
        "confirmed_at": now,
        "organisation_id": str(person.organisation_id),
        "member_id": str(person.pk),
        "user_id": str(person.user_id),
        "lane": lane,
    }


def _enter_kustmeer() -> None:
    with inside(KUSTMEER):
        _organisation(KUSTMEER, name="Kustmeer Zorg", slug="kustmeer", country="nl", language="nl")
        kennemerland = Region.objects.create(id=KENNEMERLAND, name="Kennemerland")
        Region.objects.create(id=WATERLAND, name="Waterland")
        house = Location.objects.create(
            id=EGMONDERHOF, region=kennemerland, name="Egmonderhof", town="Castricum", latitude="52.54500",
            longitude="4.66900",
        )  # fmt: skip
        duinroos = Team.objects.create(id=DUINROOS, location=house, name="Duinroos")
        Team.objects.create(id=HELMGRAS, location=house, name="Helmgras")
        people = {name: _person(name, "nl") for name in NAMES if name != "greet"}
        for name in ("wietske", "yusuf", "ruben"):
            Membership.objects.create(member=people[name], team=duinroos, since=SINCE)
        RoleGrant.objects.create(member=people["samira"], role=Role.COACH, region=kennemerland)
        RoleGrant.objects.create(member=people["ruben"], role=Role.TEAM_LEAD, team=duinroos)
        RoleGrant.objects.create(member=people["fenna"], role=Role.PROGRAMME_MANAGER)
        RoleGrant.objects.create(member=people["aicha"], role=Role.ADMINISTRATOR)
        RoleGrant.objects.create(member=people["cees"], role=Role.BOARD)
        RoleGrant.objects.create(member=people["hilde"], role=Role.HR)
        RoleGrant.objects.create(member=people["esther"], role=Role.PRIVACY_OFFICER)


def _enter_klaverhoek() -> None:
    with inside(KLAVERHOEK):
        _organisation(
            KLAVERHOEK, name="Thuisdienst De Klaverhoek", slug="klaverhoek", country="be", language="nl-be"
        )
        region = Region.objects.create(id=MANEBERG, name="Maneberg")
        office = Location.objects.create(id=BUREAU, region=region, name="Bureau", town="Maneberg")
        team = Team.objects.create(id=WIJK, location=office, name="Wijk Oost")
        greet = _person("greet", "be")
        Membership.objects.create(member=greet, team=team, since=SINCE)
        for role in (
            Role.TEAM_LEAD,
            Role.PROGRAMME_MANAGER,
            Role.ADMINISTRATOR,
            Role.COACH,
            Role.HR,
            Role.BOARD,
        ):
            RoleGrant.objects.create(member=greet, role=role, team=team if role is Role.TEAM_LEAD else None)


def _organisation(key: UUID, *, slug: str, **fields: Any) -> None:
    Organisation.objects.create(id=key, slug=slug, **fields)
    doors.add_door(purpose=DoorPurpose.ADDRESS, token=slug, organisation_id=key)


def _person(name: str, country: str) -> Member:
    first, prefix, last = NAMES[name]
    user = User.objects.create_user(email=f"{name}@zorg.example")
    member = Member.objects.create(
        id=IDS[name],
        user=user,
        first_name=first,
        prefix=prefix,
        last_name=last,
        sort_key=sort_key(first, prefix, last, country),
        staff_number=f"{int(str(IDS[name])[-3:]):05d}",
        email=user.email,
    )
    doors.add_door(purpose=DoorPurpose.USER, token=str(user.pk), organisation_id=member.organisation_id)
    Employment.objects.create(member=member, job_title="Verzorgende IG", starts_on=SINCE, hours_per_week=24)
    return member
