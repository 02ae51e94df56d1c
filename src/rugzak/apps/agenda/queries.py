"""Reads of visits and hours; each names its viewer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Sum, Value, When
from django.db.models.fields import DurationField
from django.db.models.functions import Lower, Upper
from django.utils import timezone

from rugzak.apps.agenda.clock import NoSuchTime, moment_of
from rugzak.apps.agenda.ledger import WeekLedger
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.words import (
    AHEAD,
    OFFERED_DAYS,
    OFFERED_FROM,
    OFFERED_MOMENTS,
    OFFERED_STEP,
    OFFERED_UNTIL,
    STANDING,
    VisitState,
)
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.weeks import Week

Span = tuple[datetime, datetime]


def visits_for(person: Member) -> QuerySet[Visit]:
    """One's own, those for one's whole team, and for the programme manager all: in time and place.

    Whether somebody also sees with whom is up to the rule ``agenda.read_participants``.
    """
    if Role.PROGRAMME_MANAGER in person.roles:
        return _with_what_is_shown(Visit.objects.filter(organisation=person.organisation_id))
    return _with_what_is_shown(
        Visit.objects.filter(_is_of(person) | Q(team__in=people.ids_of_teams_seen_by(person)))
    )


def own_visits(person: Member) -> QuerySet[Visit]:
    """Those in this person's own agenda, as coach or as the colleague."""
    return _with_what_is_shown(Visit.objects.filter(_is_of(person)))


def visits_coached_by(person: Member) -> QuerySet[Visit]:
    """Those to which this person goes as coach."""
    return _with_what_is_shown(Visit.objects.filter(appointment__member=person))


def visits_between(visits: QuerySet[Visit], start: datetime, end: datetime) -> QuerySet[Visit]:
    return visits.filter(during__overlap=(start, end)).order_by("during")


def team_visits_ahead(team_ids: Collection[UUID]) -> QuerySet[Visit]:
    """What is planned for whole teams; never a visit to one colleague."""
    ahead = Visit.objects.filter(team__in=team_ids, state__in=AHEAD, during__endswith__gt=timezone.now())
    return ahead.select_related("appointment__member", "appointment__programme", "location", "team").order_by(
        "during"
    )


def ledger_of(appointment_id: UUID, released: timedelta, week: Week) -> WeekLedger:
    """Hours of one appointment in one week."""
    used, planned = hours_by_appointment([appointment_id], week).get(
        appointment_id, (timedelta(), timedelta())
    )
    return WeekLedger(week, released, used, planned)


def hours_by_appointment(
    appointment_ids: Iterable[UUID], week: Week
) -> dict[UUID, tuple[timedelta, timedelta]]:
    """Used and planned time per appointment, of visits that start in the week."""
    length = Upper("during", output_field=DurationField()) - Lower("during", output_field=DurationField())
    nothing = Value(timedelta(), output_field=DurationField())
    rows = (
        Visit.objects.filter(appointment_id__in=list(appointment_ids), state__in=STANDING)
        .filter(during__startswith__gte=week.start, during__startswith__lt=week.end)
        .values("appointment_id")
        .annotate(
            used=Sum(Case(When(state=VisitState.DONE, then=length), default=nothing)),
            planned=Sum(Case(When(state__in=AHEAD, then=length), default=nothing)),
        )
    )
    return {row["appointment_id"]: (row["used"], row["planned"]) for row in rows}


def own_ledgers(person: Member, week: Week) -> list[WeekLedger]:
    """The coach's own hours of a week, one ledger per appointment."""
    return ledgers_of(programmes.coaching_now(person), week)


def ledgers_of(appointments: Sequence[Appointment], week: Week) -> list[WeekLedger]:
    """One ledger for each of these appointments, in their order."""
    hours = hours_by_appointment([one.pk for one in appointments], week) if appointments else {}
    nothing = (timedelta(), timedelta())
    return [WeekLedger(week, one.released, *hours.get(one.pk, nothing)) for one in appointments]


def participant_ids(visit_id: UUID) -> set[UUID]:
    """Everybody whose time a visit takes or took: the coach and, of a personal one, the colleague."""
    return set(Occupation.objects.filter(visit_id=visit_id).values_list("member_id", flat=True))


def taken_spans(member_ids: Collection[UUID], start: datetime, end: datetime) -> dict[UUID, list[Span]]:
    """When these people are somewhere, per person; for planning, never to show."""
    rows = Occupation.objects.filter(
        member_id__in=member_ids, is_standing=True, during__overlap=(start, end)
    ).values_list("member_id", "during")
    taken: dict[UUID, list[Span]] = defaultdict(list)
    for member_id, during in rows:
        taken[member_id].append((during.lower, during.upper))
    return taken


def free_moments(member_ids: Collection[UUID], *, length: timedelta, after: datetime) -> list[datetime]:
    """The first moments from ``after`` on at which all of them are free for ``length``."""
    until = after + timedelta(days=OFFERED_DAYS)
    taken = [span for spans in taken_spans(member_ids, after, until + length).values() for span in spans]
    found: list[datetime] = []
    for moment in _moments_to_offer(after, length):
        if all(moment >= end or moment + length <= start for start, end in taken):
            found.append(moment)
        if len(found) == OFFERED_MOMENTS:
            break
    return found


def _moments_to_offer(after: datetime, length: timedelta) -> Iterable[datetime]:
    """Half hours of the wall clock between seven and nine, day after day."""
    first = timezone.localtime(after).date()
    for offset in range(OFFERED_DAYS + 1):
        day = first + timedelta(days=offset)
        try:
            moment, closing = moment_of(day, OFFERED_FROM), moment_of(day, OFFERED_UNTIL)
        except NoSuchTime:
            continue
        while moment + length <= closing:
            if moment >= after:
                yield moment
            moment += OFFERED_STEP


def _is_of(person: Member) -> Q:
    return Q(Exists(Occupation.objects.filter(visit=OuterRef("pk"), member=person)))


def _with_what_is_shown(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    return visits.select_related(
        "appointment__member", "appointment__programme", "appointment__region", "location", "team"
    ).prefetch_related(Prefetch("occupations", Occupation.objects.select_related("member")))
