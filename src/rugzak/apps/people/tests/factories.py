"""People and places for tests, named so that a test reads as a sentence."""

from datetime import date
from itertools import count

from rugzak.apps.people.models import Employment, Location, Membership, Region, Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.names import sort_key

_numbers = count(50_000)
SINCE = date(2024, 1, 1)


def a_colleague(
    first: str = "Noor", last: str = "Bakker", *, prefix: str = "", team: Team | None = None
) -> Member:
    """Somebody without a way in, in service since 2024."""
    member = Member.objects.create(
        first_name=first,
        prefix=prefix,
        last_name=last,
        sort_key=sort_key(first, prefix, last, "nl"),
        staff_number=str(next(_numbers)),
    )
    Employment.objects.create(member=member, job_title="Helpende", starts_on=SINCE)
    if team is not None:
        Membership.objects.create(member=member, team=team, since=SINCE)
    return member


def a_team(name: str = "", *, location: Location | None = None) -> Team:
    name = name or f"Zilt {next(_numbers)}"
    return Team.objects.create(name=name, location=location or Location.objects.first())


def a_location(name: str = "", *, region: Region | None = None) -> Location:
    name = name or f"Duinzicht {next(_numbers)}"
    return Location.objects.create(name=name, town="Bergen", region=region or Region.objects.first())
