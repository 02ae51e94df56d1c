"""Writes: start and change a programme, switch it on and off; appoint a coach, change and end that."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.people import services as people
from rugzak.apps.programmes import queries
from rugzak.apps.programmes.events import (
    AppointmentChanged,
    AppointmentEnded,
    CoachAppointed,
    FixedCoachChosen,
    ProgrammeChanged,
    ProgrammeStarted,
    ProgrammeSwitchedOff,
    ProgrammeSwitchedOn,
    TravelMeansChosen,
)
from rugzak.apps.programmes.models import Appointment, FixedCoach, Programme
from rugzak.apps.programmes.words import PRESETS, ProgrammeKind, TravelMeans
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


@dataclass(frozen=True)
class Described:
    """How an organisation speaks of a programme, what belongs to it, and what it promises."""

    name: str
    coach_one: str
    coach_many: str
    coach_article: str
    vision: str
    tasks: list[str]
    promise_working_days: int | None
    may_assess: bool = False


@transaction.atomic
def start_programme(*, kind: ProgrammeKind, by: Member, name: str = "") -> Programme:
    """Make a programme from its preset; it stays off until somebody switches it on."""
    preset = PRESETS[kind]
    programme = Programme(
        kind=kind,
        name=name or str(ProgrammeKind(kind).label),
        coach_one=preset.coach_one,
        coach_many=preset.coach_many,
        coach_article=preset.coach_article,
        vision=str(preset.vision),
        tasks=[str(task) for task in preset.tasks],
        organisation_id=by.organisation_id,
    )
    _check(programme)
    programme.save()
    record(ProgrammeStarted(programme_id=programme.pk, by_id=by.pk))
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, described: Described, by: Member) -> Programme:
    """Other words, tasks or promise, from now on. Raises Refusal for a name that is taken."""
    fresh = (
        Programme.objects.select_related("organisation").select_for_update(of=("self",)).get(pk=programme.pk)
    )
    for name, value in asdict(described).items():
        setattr(fresh, name, value)
    _check(fresh)
    fresh.save()
    record(ProgrammeChanged(programme_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def switch_on(*, programme: Programme, by: Member) -> None:
    if Programme.objects.filter(pk=programme.pk, is_on=False).update(is_on=True):
        record(ProgrammeSwitchedOn(programme_id=programme.pk, by_id=by.pk))


@transaction.atomic
def switch_off(*, programme: Programme, by: Member) -> None:
    """Off is invisible everywhere, at once; nothing is thrown away."""
    if Programme.objects.filter(pk=programme.pk, is_on=True).update(is_on=False):
        record(ProgrammeSwitchedOff(programme_id=programme.pk, by_id=by.pk))


@transaction.atomic
def appoint(
    *,
    member: Member,
    programme: Programme,
    region_id: UUID,
    released_minutes_per_week: int,
    starts_on: date,
    by: Member,
    ends_on: date | None = None,
    is_external: bool = False,
    travels_by: TravelMeans = TravelMeans.CAR,
    competences: Sequence[str] = (),
    scope: Sequence[str] = (),
    most_visits_in_four_weeks: int | None = None,
) -> Appointment:
    """Make somebody coach in a region; ``ends_on`` is the last day."""
    if member.has_left:
        raise Refusal(_("%(name)s werkt hier niet meer.") % {"name": member.first_name}, field="member")
    appointment = Appointment(
        organisation_id=by.organisation_id,
        member=member,
        programme=programme,
        region_id=region_id,
        released_minutes_per_week=released_minutes_per_week,
        starts_on=starts_on,
        ends_on=ends_on,
        is_external=is_external,
        travels_by=travels_by,
        competences=list(competences),
        scope=list(scope),
        most_visits_in_four_weeks=most_visits_in_four_weeks,
    )
    _check(appointment)
    appointment.save()
    _make_coach(appointment, by)
    record(
        CoachAppointed(
            appointment_id=appointment.pk,
            member_id=member.pk,
            programme_id=programme.pk,
            region_id=region_id,
            starts_on=starts_on,
            by_id=by.pk,
        )
    )
    return appointment


@transaction.atomic
def change_appointment(
    *,
    appointment: Appointment,
    released_minutes_per_week: int,
    competences: Sequence[str],
    scope: Sequence[str],
    is_external: bool,
    travels_by: TravelMeans,
    by: Member,
    most_visits_in_four_weeks: int | None = None,
) -> Appointment:
    """What this coach brings, for whom, and how many hours. Who, where and from when is another appointment."""
    fresh = Appointment.objects.select_for_update().get(pk=appointment.pk)
    fresh.released_minutes_per_week = released_minutes_per_week
    fresh.competences, fresh.scope = list(competences), list(scope)
    fresh.is_external, fresh.travels_by = is_external, travels_by
    fresh.most_visits_in_four_weeks = most_visits_in_four_weeks
    _check(fresh)
    fresh.save()
    record(AppointmentChanged(appointment_id=fresh.pk, member_id=fresh.member_id, by_id=by.pk))
    return fresh


@transaction.atomic
def choose_fixed_coach(*, member: Member, appointment_id: UUID, by: Member) -> Appointment:
    """From now on this is the coach of ``member``; nobody asks why. The caller asked whether ``by`` may."""
    seat = queries.coaches_for_choice(member).filter(pk=appointment_id).first()
    if seat is None:
        raise Refusal(_("Deze coach kun je nu niet kiezen. Kies een ander."))
    known = FixedCoach.objects.select_for_update().filter(member=member).first()
    if known is not None and known.appointment_id == seat.pk:
        return seat
    FixedCoach.objects.update_or_create(member=member, defaults={"appointment": seat})
    record(FixedCoachChosen(member_id=member.pk, appointment_id=seat.pk, by_id=by.pk))
    return seat


@transaction.atomic
def choose_travel_means(*, member: Member, means: TravelMeans, by: Member) -> None:
    """How this coach travels, for all appointments that are not over."""
    rows = Appointment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()), member=member)
    if rows.exclude(travels_by=means).update(travels_by=means):
        record(TravelMeansChosen(member_id=member.pk, by_id=by.pk))


@transaction.atomic
def end_appointment(*, appointment: Appointment, last_day: date, by: Member) -> Appointment:
    """From the day after ``last_day`` the coach is a colleague again."""
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if last_day < appointment.starts_on:
        raise Refusal(_("De laatste dag ligt voor de begindatum. Kies een latere dag."), field="last_day")
    appointment.ends_on = last_day
    appointment.save(update_fields=["ends_on"])
    record(
        AppointmentEnded(
            appointment_id=appointment.pk, member_id=appointment.member_id, ends_on=last_day, by_id=by.pk
        )
    )
    end_passed_coach_roles(member_id=appointment.member_id)
    return appointment


@transaction.atomic
def end_passed_coach_roles(*, member_id: UUID | None = None) -> int:
    """Take the coach's role from whom no appointment in that region holds any more; gives how many."""
    today = timezone.localdate()
    passed = Appointment.objects.filter(ends_on__lt=today)
    if member_id:
        passed = passed.filter(member_id=member_id)
    holding = Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), member=OuterRef("member"), region=OuterRef("region")
    )
    ended = 0
    for appointment in passed.exclude(Exists(holding)).select_related("member"):
        for grant in appointment.member.role_grants.filter(**_coach_role(appointment)):
            people.end_role(grant=grant, by=appointment.member)
            ended += 1
    return ended


def _make_coach(appointment: Appointment, by: Member) -> None:
    if not appointment.member.role_grants.filter(**_coach_role(appointment)).exists():
        people.grant_role(member=appointment.member, role=Role.COACH, region=appointment.region, by=by)


def _coach_role(appointment: Appointment) -> dict[str, Any]:
    """The role, held now, that goes with an appointment."""
    return {"role": Role.COACH, "region_id": appointment.region_id, "ended_at": None}


def _check(row: Programme | Appointment) -> None:
    """A broken promise of the table becomes its own Dutch sentence."""
    try:
        row.full_clean()
    except ValidationError as wrong:
        raise Refusal(wrong.messages[0]) from wrong
