"""Reads about programmes and appointments; each names its viewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.programmes.models import Appointment, FixedCoach, Programme
from rugzak.apps.programmes.words import HAS_FIXED_COACH, TAKES_REQUESTS, Scope
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.kept import kept


def running_on(day: date) -> Q:
    """Appointments that run on a day, of programmes that are on."""
    return Q(starts_on__lte=day, programme__is_on=True) & (Q(ends_on=None) | Q(ends_on__gte=day))


def programmes_for(person: Member) -> QuerySet[Programme]:
    """Everybody sees what is on; who steers programmes also sees what is off."""
    every = Programme.objects.select_related("organisation")
    return every if may(person, "programmes.switch") else every.filter(is_on=True)


def programmes_with_coaches_for(person: Member) -> QuerySet[Programme]:
    """With how many coach now or are still to come, for whoever steers."""
    to_come = Q(appointments__ends_on=None) | Q(appointments__ends_on__gte=timezone.localdate())
    return programmes_for(person).annotate(
        number_of_coaches=Count("appointments__member", filter=to_come, distinct=True)
    )


@dataclass(frozen=True)
class CoachFilter:
    """Which appointments somebody looks for. ``when``: now (also to come), ended, or all."""

    words: str = ""
    region: UUID | None = None
    when: str = ""
    competence: str = ""
    external: bool = False


def appointments_listed(person: Member, programme: Programme, wanted: CoachFilter) -> QuerySet[Appointment]:
    """The appointments of a programme, for whoever steers, by region and name."""
    rows = appointments_for(person).filter(programme=programme)
    over = Q(ends_on__lt=timezone.localdate())
    rows = (
        rows.filter(over) if wanted.when == "ended" else rows if wanted.when == "all" else rows.exclude(over)
    )
    if wanted.words:
        rows = rows.filter(member__in=people.matching(Member.objects.all(), wanted.words).values("pk"))
    if wanted.region:
        rows = rows.filter(region=wanted.region)
    if wanted.competence:
        rows = rows.filter(competences__contains=[wanted.competence])
    if wanted.external:
        rows = rows.filter(is_external=True)
    return rows.order_by("region__name", "member__sort_key", "-starts_on", "pk")


def appointments_for(person: Member) -> QuerySet[Appointment]:
    """One's own; all of them for whoever steers programmes."""
    every = Appointment.objects.select_related("programme__organisation", "region", "member")
    return every if may(person, "programmes.appoint") else every.filter(member=person)


def coaching_now(person: Member) -> list[Appointment]:
    """In what and where this person coaches today, programmes that are off left out."""
    return _coaching(member_id=person.pk, day=timezone.localdate())


@kept
def _coaching(member_id: UUID, day: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(running_on(day), member=member_id)
    return rows.select_related("programme", "region", "member").order_by("programme__name", "region__name")


def running_appointments_of(person: Member) -> QuerySet[Appointment]:
    """This person's appointments that run today, of programmes that are on."""
    return Appointment.objects.filter(running_on(timezone.localdate()), member=person)


def some_take_requests() -> Exists:
    """Whether help can be asked anywhere in this organisation, as a question within another query."""
    return Exists(Programme.objects.filter(is_on=True, kind__in=TAKES_REQUESTS))


def requestable_programmes(region_id: UUID) -> list[Programme]:
    """The programmes one can ask for help, those with a coach in the region first."""
    programmes = Programme.objects.filter(is_on=True, kind__in=TAKES_REQUESTS).select_related("organisation")
    here = set(
        Appointment.objects.filter(running_on(timezone.localdate()), region_id=region_id).values_list(
            "programme_id", flat=True
        )
    )
    return sorted(programmes, key=lambda programme: (programme.pk not in here, programme.name))


def number_of_coaches(*, programme_id: UUID, region_id: UUID) -> int:
    """How many coaches of a programme travel in a region today."""
    appointments = Appointment.objects.filter(running_on(timezone.localdate()))
    return (
        appointments.filter(programme_id=programme_id, region_id=region_id)
        .values("member")
        .distinct()
        .count()
    )


def comes_for(whose: Scope) -> Q:
    """Appointments of coaches who come for these; with no scope it is for everybody."""
    return Q(scope=[]) | Q(scope__contains=[whose])


def coach_ids(*, programme_id: UUID, region_id: UUID) -> set[UUID]:
    """The members who coach for a programme in a region today, and hold the role for it."""
    appointments = running_appointments().filter(
        programme_id=programme_id, region_id=region_id, member__in=people.ids_of_coaches_in(region_id)
    )
    return set(appointments.values_list("member_id", flat=True))


def coaches_of(appointment_ids: Iterable[UUID]) -> QuerySet[Appointment, Any]:
    """The members of these appointments, as a subquery."""
    return Appointment.objects.filter(pk__in=list(appointment_ids)).values("member")


def appointments_between(first: date, last: date) -> QuerySet[Appointment]:
    """All that run on some day of a span, of programmes that are on; for who plans."""
    rows = Appointment.objects.filter(starts_on__lte=last, programme__is_on=True)
    still = Q(ends_on=None) | Q(ends_on__gte=first)
    return rows.filter(still).select_related("member", "region", "programme")


def everybody_coaching() -> list[Appointment]:
    """All that run today, by region and name."""
    return _everybody_coaching(day=timezone.localdate())


@kept
def _everybody_coaching(day: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(running_on(day)).select_related("member", "region", "programme")
    return rows.order_by("region__name", "member__sort_key")


def running_appointments() -> QuerySet[Appointment]:
    """All that run today, for sums over the organisation."""
    return Appointment.objects.filter(running_on(timezone.localdate())).select_related(
        "member", "region", "programme"
    )


def ids_of_coaches_of(programme_id: UUID) -> set[UUID]:
    """Who coaches in a programme today, wherever."""
    running = Appointment.objects.filter(running_on(timezone.localdate()), programme_id=programme_id)
    return set(running.values_list("member_id", flat=True))


def fixed_seat() -> Subquery:
    """The appointment of somebody's own coach, as a question within another query about that member."""
    running = FixedCoach.objects.filter(member=OuterRef("pk"), appointment__programme__is_on=True)
    return Subquery(running.values("appointment")[:1])


def own_coach_of(member: Member) -> Appointment | None:
    """The coach of this colleague, as long as that coach still coaches."""
    held = FixedCoach.objects.filter(member=member).values("appointment")
    return running_appointments().filter(pk__in=held, member__ended_at=None).first()


def coach_of(appointment_id: UUID) -> UUID:
    """Who coaches in this appointment."""
    member_id: UUID = Appointment.objects.values_list("member_id", flat=True).get(pk=appointment_id)
    return member_id


def coaches_for_choice(member: Member) -> QuerySet[Appointment]:
    """Who can be the coach of this colleague: of her regions, never herself. Who leads her is no coach there."""
    rows = running_appointments().filter(
        programme__kind__in=HAS_FIXED_COACH, region__in=people.regions_of(member), member__ended_at=None
    )
    return rows.exclude(member=member).order_by("member__sort_key", "pk")


def coached_by(person: Member) -> list[Member]:
    """Whose own coach this person is; for the coach alone."""
    held = FixedCoach.objects.filter(appointment__in=running_appointments_of(person))
    rows = held.filter(member__ended_at=None).select_related("member").order_by("member__sort_key")
    return [row.member for row in rows]


def has_fixed_coaches() -> bool:
    return Programme.objects.filter(is_on=True, kind__in=HAS_FIXED_COACH).exists()
