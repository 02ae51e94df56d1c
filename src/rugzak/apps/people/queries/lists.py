"""Who works where, as lists that can be brought in again. Who may ask is up to the page that asks."""

from collections import defaultdict
from uuid import UUID

from rugzak.apps.people.models import Employment, Location, Membership, Team
from rugzak.apps.people.queries.persons import current, still_here
from rugzak.ground.accounts.models import Member

Rows = list[list[object]]
PEOPLE_HEAD = [
    "Personeelsnummer", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mailadres", "Telefoonnummer", "Functie",
    "Hoe iemand hier werkt", "Uren per week", "Eerste werkdag", "Laatste werkdag", "Team", "Locatie", "Regio",
]  # fmt: skip
PLACES_HEAD = [
    "Locatie", "Regio", "Straat en nummer", "Postcode", "Plaats", "Breedtegraad", "Lengtegraad",
    "Telefoon heeft bereik", "Team", "Soort team",
]  # fmt: skip


def people_as_file() -> tuple[list[str], Rows]:
    """One line per person, and more for whoever has more jobs or teams. Who left is not in it."""
    jobs: dict[UUID, list[Employment]] = defaultdict(list)
    for job in Employment.objects.order_by("member_id", "starts_on", "id"):
        jobs[job.member_id].append(job)
    seats: dict[UUID, list[Membership]] = defaultdict(list)
    running = Membership.objects.filter(current(), team__ended_on=None)
    for seat in running.select_related("team__location__region").order_by("member_id", "team__name"):
        seats[seat.member_id].append(seat)
    rows: Rows = []
    for member in Member.objects.filter(still_here()).order_by("staff_number"):
        own_jobs, own_seats = jobs[member.pk], seats[member.pk]
        for at in range(max(len(own_jobs), len(own_seats), 1)):
            own_job = own_jobs[min(at, len(own_jobs) - 1)] if own_jobs else None
            rows.append(_person(member, own_job, own_seats[at] if at < len(own_seats) else None))
    return PEOPLE_HEAD, rows


def places_as_file() -> tuple[list[str], Rows]:
    """One line per location that is open, or one per team in it."""
    teams: dict[UUID, list[Team]] = defaultdict(list)
    for team in Team.objects.filter(ended_on=None).order_by("name"):
        teams[team.location_id].append(team)
    rows: Rows = []
    for place in Location.objects.filter(closed_on=None).select_related("region").order_by("name"):
        for team in teams[place.pk] or [None]:  # type: ignore[list-item]
            rows.append(_place(place, team))
    return PLACES_HEAD, rows


def _person(member: Member, job: Employment | None, seat: Membership | None) -> list[object]:
    who = [
        member.staff_number, member.first_name, member.prefix, member.last_name, member.email, member.phone,
    ]  # fmt: skip
    what: list[object] = ["", "", "", "", ""]
    if job is not None:
        hours = str(job.hours_per_week).replace(".", ",") if job.hours_per_week is not None else ""
        what = [job.job_title, job.get_kind_display(), hours, job.starts_on, job.ends_on or ""]
    where = (
        [seat.team.name, seat.team.location.name, seat.team.location.region.name] if seat else ["", "", ""]
    )
    return [*who, *what, *where]


def _place(place: Location, team: Team | None) -> list[object]:
    degrees = [
        str(one).replace(".", ",") if one is not None else "" for one in (place.latitude, place.longitude)
    ]
    return [
        *(place.name, place.region.name, place.street, place.postcode, place.town, *degrees),
        *("ja" if place.has_reception else "nee", team.name if team else ""),
        team.get_kind_display() if team else "",
    ]
