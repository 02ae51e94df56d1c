"""The ledger of released hours, and the way between visits that counts in it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from rugzak.apps.agenda import travel
from rugzak.apps.agenda.ledger import NO_HOURS, Hours, WeekLedger, hours_per_week
from rugzak.apps.agenda.models import TravelTime, Visit
from rugzak.apps.agenda.queries.visits import is_of
from rugzak.apps.agenda.travel import Matrix, Point, Stop
from rugzak.apps.agenda.words import AHEAD, COUNTED, STANDING, VisitState
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.kept import kept
from rugzak.ground.kernel.weeks import Week


def ledger_of(appointment_id: UUID, released: timedelta, week: Week) -> WeekLedger:
    """Hours of one appointment in one week."""
    hours = hours_by_appointment([appointment_id], week)
    return WeekLedger(week, released, *hours.get(appointment_id, NO_HOURS))


def hours_by_appointment(appointment_ids: Iterable[UUID], week: Week) -> dict[UUID, Hours]:
    """Used, planned and travel time per appointment, of visits that start in the week."""
    return {
        appointment_id: hours for (appointment_id, _w), hours in hours_by_week(appointment_ids, week).items()
    }


def hours_by_week(
    appointment_ids: Iterable[UUID], first: Week, last: Week | None = None
) -> dict[tuple[UUID, Week], Hours]:
    """Per appointment and week, from ``first`` up to and including ``last``.

    The way to a visit starts at the coach's visit before it, also when that was for
    another appointment: so all visits of these coaches are read.
    """
    wanted, start, end = set(appointment_ids), first.start, (last or first).end
    span = DateTimeTZRange(start, end)
    rows = _of_coaches(appointment_ids=tuple(sorted(wanted)), start=start, end=end, span=span)
    hours = hours_per_week(*_road_of(rows))
    return {key: sums for key, sums in hours.items() if key[0] in wanted}


def visits_and_hours(
    appointment_ids: Collection[UUID], first: Week, last: Week
) -> tuple[list[Visit], dict[tuple[UUID, Week], Hours]]:
    """For who plans, in one read: what stands in the agendas of these coaches, in time and place and never with whom,
    and the hours of each appointment per week.
    """
    span = DateTimeTZRange(first.start, last.end)
    coaches = programmes.coaches_of(appointment_ids)
    rows = _standing(Q(appointment__member__in=coaches), first.start, last.end).select_related("team")
    visits = list(with_roads(rows, span))
    return [one for one in visits if one.state in STANDING], dict(hours_per_week(*_road_of(visits)))


@kept
def _of_coaches(
    appointment_ids: tuple[UUID, ...], start: datetime, end: datetime, span: DateTimeTZRange
) -> QuerySet[Visit]:
    coaches = programmes.coaches_of(appointment_ids)
    return with_roads(_standing(Q(appointment__member__in=coaches), start, end), span)


@dataclass(frozen=True)
class OwnWeek:
    """A coach's week: a ledger per appointment, and minutes on the road to each visit."""

    ledgers: list[WeekLedger]
    legs: dict[UUID, int]


def own_week(person: Member, week: Week) -> OwnWeek:
    appointments = programmes.coaching_now(person)
    if not appointments:
        return OwnWeek([], {})
    return _week_of(appointments, week, *road_between(Q(appointment__member=person), week.start, week.end))


def visits_at_hand(person: Member, since: datetime, week: Week, most: int) -> list[Visit]:
    """In one read: what this week holds of somebody's agenda, and what stands or was not rounded off ``since``."""
    span = DateTimeTZRange(week.start, week.end)
    return _at_hand(member_id=person.pk, since=since, span=span, most=most)


@kept
def _at_hand(member_id: UUID, since: datetime, span: DateTimeTZRange, most: int) -> QuerySet[Visit]:
    stands = Q(state__in=AHEAD, during__endswith__gt=since)
    rows = Visit.objects.filter(is_of(member_id), stands | Q(during__overlap=span))
    shown = rows.select_related("appointment__member__reaching", "location", "team")
    return with_roads(shown, span).order_by("during")[:most]


def own_week_from(
    rows: Sequence[Visit], person: Member, appointments: Sequence[Appointment], week: Week
) -> OwnWeek:
    """The same from ``visits_at_hand``: no statement more."""
    own = [row for row in rows if row.appointment.member_id == person.pk and row.state in COUNTED]
    return _week_of(appointments, week, *_road_of([row for row in own if row.week == week]))


def _week_of(
    appointments: Sequence[Appointment], week: Week, stops: Sequence[Stop], matrix: Matrix
) -> OwnWeek:
    hours = hours_per_week(stops, matrix)
    ledgers = [WeekLedger(week, one.released, *hours.get((one.pk, week), NO_HOURS)) for one in appointments]
    return OwnWeek(ledgers, travel.legs(stops, matrix))


def own_ledgers(person: Member, week: Week) -> list[WeekLedger]:
    """The coach's own hours of a week, one ledger per appointment."""
    return ledgers_of(programmes.coaching_now(person), week)


def ledgers_of(appointments: Sequence[Appointment], week: Week) -> list[WeekLedger]:
    """One ledger for each of these appointments, in their order."""
    hours = hours_by_appointment([one.pk for one in appointments], week) if appointments else {}
    return [WeekLedger(week, one.released, *hours.get(one.pk, NO_HOURS)) for one in appointments]


def stops_between(whose: Q, start: datetime, end: datetime) -> list[Stop]:
    """The standing visits that start in a span, as stops on the road."""
    return [stop_of(row) for row in _standing(whose, start, end)]


def road_between(whose: Q, start: datetime, end: datetime) -> tuple[list[Stop], Matrix]:
    """The stops, and what was measured between them for how their coach travels, in one statement."""
    return _road_of(list(with_roads(_standing(whose, start, end), DateTimeTZRange(start, end))))


def with_roads(visits: QuerySet[Visit], span: DateTimeTZRange) -> QuerySet[Visit]:
    """Each visit with what was measured to it from the other places of its coach in that span."""
    same_coach = Visit.objects.filter(
        appointment__member=OuterRef(OuterRef("appointment__member")), during__overlap=span
    )
    measured = TravelTime.objects.filter(
        destination=OuterRef("location"),
        means=OuterRef("appointment__travels_by"),
        origin__in=same_coach.values("location"),
    )
    return visits.annotate(
        measured=ArraySubquery(measured.values(way=JSONObject(origin="origin_id", minutes="minutes")))
    )


def _road_of(rows: Sequence[Visit]) -> tuple[list[Stop], Matrix]:
    matrix = {
        (UUID(way["origin"]), row.location_id, row.appointment.travels_by): way["minutes"]
        for row in rows
        for way in row.measured  # type: ignore[attr-defined]  # by with_roads
        if row.location_id
    }
    return [stop_of(row) for row in rows], matrix


def _standing(whose: Q, start: datetime, end: datetime) -> QuerySet[Visit]:
    rows = Visit.objects.filter(whose, state__in=COUNTED)
    return (
        rows.filter(during__startswith__gte=start, during__startswith__lt=end)
        .select_related("appointment", "location")
        .order_by("during")
    )


def stop_of(visit: Visit) -> Stop:
    """A visit that did not take place is a stop without length: the coach was there, so the way counts."""
    return Stop(
        visit_id=visit.pk,
        appointment_id=visit.appointment_id,
        coach_id=visit.appointment.member_id,
        means=visit.appointment.travels_by,
        start=visit.start,
        end=visit.start if visit.state == VisitState.MISSED else visit.end,
        day=timezone.localtime(visit.start).date(),
        is_done=visit.state in (VisitState.DONE, VisitState.MISSED),
        location_id=visit.location_id,
        point=_point_of(visit),
    )


def _point_of(visit: Visit) -> Point | None:
    place = visit.location
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return Point(float(place.latitude), float(place.longitude))


def matrix_of(stops: Collection[Stop]) -> Matrix:
    """What was measured between the places of these stops, by whatever means."""
    places = {stop.location_id for stop in stops if stop.location_id}
    rows = TravelTime.objects.filter(origin__in=places, destination__in=places)
    return {(row.origin_id, row.destination_id, row.means): row.minutes for row in rows}
