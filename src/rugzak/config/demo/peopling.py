"""Fills an organisation of the demo with people: names, employments, teams, roles and ways to sign in."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from rugzak.apps.people.models import Employment, Membership, RoleGrant
from rugzak.apps.people.words import EmploymentKind
from rugzak.config.demo import names
from rugzak.config.demo.built import Built, Person
from rugzak.ground.accounts.models import Member, User
from rugzak.ground.accounts.names import sort_key
from rugzak.ground.accounts.words import Role
from rugzak.ground.tenancy.doors import token_hash
from rugzak.ground.tenancy.models import Door
from rugzak.ground.tenancy.words import DoorPurpose

BATCH = 2_000
# The share of people who have signed in at least once.
HAVE_AN_ACCOUNT = 0.68
HOURS = (16, 20, 24, 24, 24, 28, 28, 32, 36)
# Coaches per region in Kustmeer; the other organisations name theirs.
COACHES = {"Zaanstreek": 4, "Waterland": 5, "Kennemerland": 6, "West-Friesland": 3, "Kop": 2}


def people(built: Built) -> None:
    """Enter everybody; runs inside the organisation."""
    crowd = [*_known(built), *_invented(built)]
    _give_teams(built, crowd)
    accounts = {
        id(person): User() for person in crowd if person.known or built.chance.random() < HAVE_AN_ACCOUNT
    }
    for person in crowd:
        person.member.user = accounts.get(id(person))
    for user in accounts.values():
        user.set_unusable_password()
    User.objects.bulk_create(accounts.values(), batch_size=BATCH)
    built.members = Member.objects.bulk_create([person.member for person in crowd], batch_size=BATCH)
    built.known = {person.member.display_name: person.member for person in crowd if person.known}
    Employment.objects.bulk_create([_employment(person) for person in crowd], batch_size=BATCH)
    Membership.objects.bulk_create(
        [
            Membership(member=person.member, team=team, since=person.since)
            for person in crowd
            for team in person.teams
        ],
        batch_size=BATCH,
    )
    grants = RoleGrant.objects.bulk_create(_roles(built, crowd))
    built.coaches = [grant for grant in grants if grant.role == Role.COACH]
    built.crowd = crowd
    _open_doors(built)


def _known(built: Built) -> Iterator[Person]:
    for number, known in enumerate(built.blueprint.known, start=1):
        first, prefix, last = known.name
        teams = tuple(built.team(name) for name in (known.team, *known.teams_too) if name)
        yield Person(
            member=_member(built, first, prefix, last, number),
            job=known.job,
            kind=known.kind,
            hours=known.hours,
            since=built.today - timedelta(days=known.days_here)
            if known.days_here
            else _years_ago(built, 2 + number % 8),
            teams=teams,
            known=known,
        )


def _invented(built: Built) -> Iterator[Person]:
    number = len(built.blueprint.known)
    left = built.blueprint.people - number
    for job in built.blueprint.jobs:
        for _ in range(min(job.people, left)):
            number += 1
            left -= 1
            yield Person(
                member=_member(built, *_name(built), number),
                job=job.title,
                kind=job.kind,
                hours=4 if job.kind is EmploymentKind.VOLUNTEER else built.chance.choice(HOURS),
                since=_some_time_ago(built),
                teams=() if not job.in_teams else (built.teams[0],),
            )


def _member(built: Built, first: str, prefix: str, last: str, number: int) -> Member:
    return Member(
        first_name=first,
        prefix=prefix,
        last_name=last,
        sort_key=sort_key(first, prefix, last, built.blueprint.country),
        staff_number=f"{10_000 + number * 7:06d}",
        phone=f"06-{built.chance.randint(10, 99)}55{built.chance.randint(1000, 9999)}"
        if built.chance.random() < 0.4
        else "",
    )


def _name(built: Built) -> tuple[str, str, str]:
    stock, chance = built.blueprint.names, built.chance
    first = names.FIRST_WORLD if chance.random() < stock.from_elsewhere else stock.first
    if chance.random() < stock.from_elsewhere:
        return chance.choice(first), "", chance.choice(names.LAST_WORLD).replace("_", " ")
    prefix = chance.choice(stock.prefixes) if chance.random() < 0.18 else ""
    return chance.choice(first), prefix, chance.choice(stock.last)


def _years_ago(built: Built, years: int) -> date:
    return built.today - timedelta(days=365 * years + 40)


def _some_time_ago(built: Built) -> date:
    """A fifth of the people leave in a year, so most have not been here long and some very long."""
    return built.today - timedelta(days=int(min(built.chance.expovariate(1 / 1700), 14_000)) + 3)


def _give_teams(built: Built, crowd: list[Person]) -> None:
    """Spread the people who work in teams: 6 to 34 a team, some under 10, and one of 4."""
    waiting = [person for person in crowd if person.teams and not person.known]
    built.chance.shuffle(waiting)
    sizes = [built.chance.triangular(0.55, 1.95, 1.0) for _ in built.teams]
    for number in range(built.blueprint.small_teams):
        sizes[-1 - number] = 0.42
    ends = [round(sum(sizes[: number + 1]) * len(waiting) / sum(sizes)) for number in range(len(sizes))]
    for team, start, end in zip(built.teams, [0, *ends], ends, strict=False):
        for person in waiting[start:end]:
            person.teams = (team,)
    for person in waiting[ends[-2] + 4 :]:
        person.teams = (built.teams[0],)


def _employment(person: Person) -> Employment:
    return Employment(
        member=person.member,
        kind=person.kind,
        job_title=person.job,
        hours_per_week=Decimal(str(person.hours)),
        starts_on=person.since,
    )


def _roles(built: Built, crowd: list[Person]) -> Iterator[RoleGrant]:
    for person in crowd:
        for role, scope in person.known.roles if person.known else ():
            yield RoleGrant(
                member=person.member,
                role=role,
                region=built.regions.get(scope),
                team=built.team(scope) if role is Role.TEAM_LEAD else None,
            )
    led = {
        known_team
        for known in built.blueprint.known
        for role, known_team in known.roles
        if role is Role.TEAM_LEAD
    }
    yield from _team_leads(built, crowd, led)
    yield from _more_coaches(built, crowd)


def _team_leads(built: Built, crowd: list[Person], led: set[str]) -> Iterator[RoleGrant]:
    """Somebody who leads three teams, as is usual; the largest job groups deliver them."""
    staff = [person for person in crowd if not person.known and person.kind is EmploymentKind.STAFF]
    teams = [team for team in built.teams if team.name not in led]
    for number, team in enumerate(teams):
        yield RoleGrant(member=staff[-1 - number // 3].member, role=Role.TEAM_LEAD, team=team)


def _more_coaches(built: Built, crowd: list[Person]) -> Iterator[RoleGrant]:
    present = [scope for known in built.blueprint.known for role, scope in known.roles if role is Role.COACH]
    carers = [person for person in crowd if _could_coach(built, person)]
    step = 0
    for region, wanted in _coaches_wanted(built).items():
        for _ in range(wanted - present.count(region)):
            yield RoleGrant(member=carers[step * 11].member, role=Role.COACH, region=built.regions[region])
            step += 1


def _could_coach(built: Built, person: Person) -> bool:
    """Somebody who knows the work for years, and whom we know from no other part of the story."""
    is_staff = person.kind is EmploymentKind.STAFF and bool(person.teams)
    return is_staff and not person.known and person.since < _years_ago(built, 2)


def _coaches_wanted(built: Built) -> dict[str, int]:
    if built.blueprint.slug == "kustmeer":
        return {region: number * built.blueprint.scale for region, number in COACHES.items()}
    each = 1 if built.blueprint.slug == "klaverhoek" else 12
    return dict.fromkeys(built.regions, each)


def _open_doors(built: Built) -> None:
    organisation_id = built.members[0].organisation_id
    Door.objects.bulk_create(
        [
            Door(
                purpose=DoorPurpose.USER,
                token_hash=token_hash(str(member.user_id)),
                organisation_id=organisation_id,
            )
            for member in built.members
            if member.user_id
        ],
        batch_size=BATCH,
    )
