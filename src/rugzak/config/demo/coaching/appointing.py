"""Programmes, and who coaches where for how many released hours."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rugzak.apps.people.models import Membership, Region, RoleGrant
from rugzak.apps.programmes.models import Appointment, FixedCoach, Programme
from rugzak.apps.programmes.words import HAS_FIXED_COACH, PRESETS, Competence, ProgrammeKind, Scope
from rugzak.config.demo.built import Built
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.weeks import local_moment

PROGRAMMES: dict[str, tuple[tuple[ProgrammeKind, str], ...]] = {
    "kustmeer": ((ProgrammeKind.BACKPACKERS, ""),),
    "klaverhoek": ((ProgrammeKind.JOBCOACH, "Jobcoach op proef, veertien maanden"),),
    "ruimbos": ((ProgrammeKind.SUPERVISORS, ""), (ProgrammeKind.GOOD_WORK, "")),
}
VISIONS = {
    "klaverhoek": (
        "Een collega die het werk kent, rijdt met je mee: in je eerste weken, als je terugkomt, of als het "
        "gewoon even lastig is. Je kiest zelf waarover het gaat. De jobcoach beoordeelt nooit. Na veertien "
        "maanden beslissen we samen of we ermee doorgaan."
    ),
}
# Released minutes a week, in the order of the coaches; the last one goes for whoever comes after.
MINUTES = {"kustmeer": (480,), "klaverhoek": (720, 1140, 600, 480), "ruimbos": (120,)}
MONTHS = {"kustmeer": 18, "klaverhoek": 14, "ruimbos": 12}
GOOD_WORK_MINUTES = 360


@dataclass
class Seats:
    """The programmes and appointments that stand, with what the rest needs of them."""

    programmes: list[Programme]
    appointments: list[Appointment] = field(default_factory=list)

    @property
    def main(self) -> Programme:
        return self.programmes[0]

    def of(self, name: str) -> Appointment:
        """The running appointment of somebody in the story."""
        return next(one for one in self.appointments if one.member.display_name == name)

    def in_region(self, region: Region, day: date) -> list[Appointment]:
        return [
            one
            for one in self.appointments
            if one.region_id == region.pk and one.programme_id == self.main.pk and one.runs_on(day)
        ]


def appoint(built: Built) -> Seats:
    """Write the programmes and appointments of this organisation."""
    programmes = [_programme(built, kind, name) for kind, name in PROGRAMMES[built.blueprint.slug]]
    seats = Seats(Programme.objects.bulk_create(programmes))
    seats.appointments = list(_appointments(built, seats))
    chance = built.chance_for("what coaches bring")
    for appointment in seats.appointments:
        appointment.competences = sorted(chance.sample(Competence.values, chance.choice((1, 2, 2, 3))))
    Appointment.objects.bulk_create(seats.appointments)
    if seats.main.kind in HAS_FIXED_COACH:
        FixedCoach.objects.bulk_create(_fixed_coaches(seats, built.today))
    return seats


def start_of_history(built: Built) -> date:
    """The Monday with which the history begins."""
    first = built.today - timedelta(days=round(MONTHS[built.blueprint.slug] * 30.44))
    return first - timedelta(days=first.weekday())


def _fixed_coaches(seats: Seats, day: date) -> list[FixedCoach]:
    """Whoever works in a region has the coach of that region; a coach has none."""
    by_region = {one.region_id: one for one in reversed(seats.appointments) if one.runs_on(day)}
    coaches = {one.member_id for one in seats.appointments}
    works = Membership.objects.filter(until=None).select_related("team__location")
    found = {
        row.member_id: by_region[row.team.location.region_id]
        for row in works
        if row.member_id not in coaches and row.team.location.region_id in by_region
    }
    return [FixedCoach(member_id=member_id, appointment=seat) for member_id, seat in found.items()]


def _programme(built: Built, kind: ProgrammeKind, name: str) -> Programme:
    preset = PRESETS[kind]
    return Programme(
        kind=kind,
        name=name or str(ProgrammeKind(kind).label),
        coach_one=preset.coach_one,
        coach_many=preset.coach_many,
        coach_article=preset.coach_article,
        vision=VISIONS.get(built.blueprint.slug, str(preset.vision)),
        tasks=[str(task) for task in preset.tasks],
        is_on=True,
    )


def _appointments(built: Built, seats: Seats) -> Iterator[Appointment]:
    chance, minutes = built.chance_for("appointments"), MINUTES[built.blueprint.slug]
    begin = start_of_history(built)
    away = _on_leave(built)
    for number, grant in enumerate(built.coaches):
        # A few came later, as in any programme; the people of the story were there from the start.
        is_large = built.blueprint.slug == "kustmeer"
        later = is_large and chance.random() < 0.2 and grant.member.display_name not in built.known
        starts_on = begin + timedelta(days=chance.randint(60, 300) if later else 0)
        is_talks = grant.member.display_name == "Lotte Brouwer"
        appointment = Appointment(
            member=grant.member,
            programme=seats.programmes[-1] if is_talks else seats.main,
            region=grant.region,
            released_minutes_per_week=GOOD_WORK_MINUTES
            if is_talks
            else minutes[min(number, len(minutes) - 1)],
            starts_on=starts_on,
        )
        yield appointment
        if grant is away:
            yield from _leave_with_stand_in(built, appointment)
        if is_talks:
            # Somebody who leads talks and also guides a student: two appointments side by side.
            yield Appointment(
                member=grant.member,
                programme=seats.main,
                region=grant.region,
                released_minutes_per_week=60,
                starts_on=starts_on,
            )
    if built.blueprint.slug == "kustmeer":
        yield _external(built, seats)


def _on_leave(built: Built) -> RoleGrant | None:
    """Somebody of Waterland is away for a while."""
    here = [grant for grant in built.coaches if grant.region and grant.region.name == "Waterland"]
    return here[1] if here else None


def _leave_with_stand_in(built: Built, appointment: Appointment) -> Iterator[Appointment]:
    """The appointment stops for eight weeks and begins again; a neighbour stands in for half the hours."""
    stopped, back = built.today - timedelta(days=12), built.today + timedelta(days=44)
    appointment.ends_on = stopped
    yield Appointment(
        member=appointment.member,
        programme=appointment.programme,
        region=appointment.region,
        released_minutes_per_week=appointment.released_minutes_per_week,
        starts_on=back,
    )
    neighbour = next(grant for grant in built.coaches if grant.region and grant.region.name == "Zaanstreek")
    RoleGrant.objects.create(member=neighbour.member, role=Role.COACH, region=appointment.region)
    yield Appointment(
        member=neighbour.member,
        programme=appointment.programme,
        region=appointment.region,
        released_minutes_per_week=appointment.released_minutes_per_week // 2,
        starts_on=stopped + timedelta(days=1),
        ends_on=back - timedelta(days=1),
    )


def _external(built: Built, seats: Seats) -> Appointment:
    """Mirre came from outside to help the programme start, and has gone again."""
    starts_on, ends_on = start_of_history(built), built.today - timedelta(days=95)
    region, mirre = built.regions["Kop"], built.known["Mirre van Dam"]
    RoleGrant.objects.create(
        member=mirre,
        role=Role.COACH,
        region=region,
        granted_at=_at(starts_on),
        ended_at=_at(ends_on + timedelta(days=1)),
    )
    return Appointment(
        member=mirre,
        programme=seats.main,
        region=region,
        released_minutes_per_week=240,
        starts_on=starts_on,
        ends_on=ends_on,
        is_external=True,
        scope=[Scope.STARTERS],
    )


def _at(day: date) -> datetime:
    return local_moment(day, time(0))
