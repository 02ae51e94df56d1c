"""Reads everything a plan is made of, in a fixed number of statements through the lower apps' front doors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.queries import StandInOffer, Visit
from rugzak.apps.people import queries as people
from rugzak.apps.planning.queries.facts import FAIR_WEEKS, Facts, Fixed, Scope, Seat
from rugzak.apps.planning.queries.plans import terms_of
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.support import queries as support
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week

Hours = Mapping[tuple[UUID, Week], tuple[timedelta, timedelta, timedelta]]


def gather(planner: Member, scope: Scope, moving: Collection[Visit] = ()) -> Facts:
    """What is asked, who can be where, and what stands already.

    ``moving`` are visits whose coach cannot come: they are asked anew, and no longer stand. Who can come after
    all keeps hers.
    """
    now = timezone.now()
    start, end = scope.week.start, scope.last_week.end
    appointments = _appointments(scope)
    visits, hours = _visits_and_hours(appointments, scope)
    seats = _seats(appointments, hours, scope)
    moving = [visit for visit in moving if not _comes_after_all(seats, visit)]
    asks, offered = support.asked_and_offered(
        planner,
        programme_id=scope.programme_id,
        region_id=scope.region_id,
        appointment_ids=[row.pk for row in appointments],
        moving=moving,
        start=start,
        end=end,
    )
    gone = {visit.pk for visit in moving}
    stays = [visit for visit in visits if visit.pk not in gone]
    facts = _facts(scope, now, seats, _fixed(appointments, stays, offered, scope), asks)
    _draw_roads(facts, planner)
    return facts


def _comes_after_all(seats: list[Seat], visit: Visit) -> bool:
    """She coaches here, and took back that she is away on that day."""
    hers = [seat for seat in seats if seat.appointment.member_id == visit.appointment.member_id]
    return any(not seat.times.is_away(timezone.localtime(visit.start).date()) for seat in hers)


def gather_one(asker: Member, request_id: UUID, programme_id: UUID, region_id: UUID) -> Facts:
    """The coming two weeks around one request, for who asked it."""
    scope = Scope(programme_id, region_id, Week.of(timezone.localdate()), 2)
    start, end = scope.week.start, scope.last_week.end
    appointments = _appointments(scope)
    ids = [row.pk for row in appointments]
    asks, offered = support.own_ask_and_offered(asker, request_id, appointment_ids=ids, start=start, end=end)
    visits, hours = _visits_and_hours(appointments, scope)
    fixed = _fixed(appointments, visits, offered, scope)
    facts = _facts(scope, timezone.now(), _seats(appointments, hours, scope), fixed, asks)
    _draw_roads(facts, asker)
    return facts


def _facts(
    scope: Scope, now: datetime, seats: list[Seat], read: list[Fixed], asks: list[support.Ask]
) -> Facts:
    """What lies before the weeks that are planned only counts."""
    before = [one for one in read if one.start < scope.week.start]
    fixed = [one for one in read if one.start >= scope.week.start]
    counts = Counter((one.appointment_id, Week.of(one.day)) for one in before)
    return Facts(scope, now, seats, fixed, asks, terms_of(scope.programme_id), done_before=counts)


def _appointments(scope: Scope) -> list[Appointment]:
    """Who coaches here in any of these weeks, by name."""
    rows = programmes.appointments_between(scope.first_day, scope.day(scope.days - 1))
    here = rows.filter(programme=scope.programme_id, region=scope.region_id)
    return list(here.order_by("member__sort_key", "pk"))


def _visits_and_hours(appointments: list[Appointment], scope: Scope) -> tuple[list[Visit], Hours]:
    """The weeks before tell how busy somebody was, and how much of a most is left."""
    ids = [row.pk for row in appointments]
    return agenda.visits_and_hours(ids, scope.week - FAIR_WEEKS, scope.last_week)


def _seats(appointments: list[Appointment], hours: Hours, scope: Scope) -> list[Seat]:
    members = {row.member_id for row in appointments}
    works_in = people.teams_by_person(members)
    bounds = agenda.times_and_rosters(members, scope.week.start, scope.last_week.end)
    first = scope.week - FAIR_WEEKS
    minutes = {key: round(sum(sums, timedelta()).total_seconds() / 60) for key, sums in hours.items()}
    seats = []
    for row in appointments:
        teams = works_in[row.member_id]
        times, roster = bounds[row.member_id]
        seats.append(
            Seat(
                row,
                tuple(team.pk for team in teams),
                teams[0].location_id if teams else None,
                teams[0].location.town if teams else "",
                times,
                roster,
                {week: minutes.get((row.pk, week), 0) for week in scope.all_weeks},
                tuple(minutes.get((row.pk, first + number), 0) for number in range(FAIR_WEEKS)),
            )
        )
    return seats


def _fixed(
    appointments: list[Appointment],
    visits: list[Visit],
    offered: list[support.OfferedSpan],
    scope: Scope,
) -> list[Fixed]:
    member_of = {row.pk: row.member_id for row in appointments}
    coaches = set(member_of.values())
    asked = agenda.stand_ins_asked(coaches, scope.week.start, scope.last_week.end)
    goes_instead = {one.visit_id: one.to.member.first_name for one in asked}
    return [
        *(_standing(visit, goes_instead.get(visit.pk, "")) for visit in visits),
        *(_kept_free(one) for one in asked if one.to.member_id in coaches),
        *(_offered(number, one, member_of[one.appointment_id]) for number, one in enumerate(offered)),
    ]


def _standing(visit: Visit, stand_in: str) -> Fixed:
    return Fixed(
        f"visit:{visit.pk}",
        visit.appointment.member_id,
        visit.appointment_id,
        visit.start,
        visit.end,
        visit.location_id,
        visit=visit,
        team=visit.team.name if visit.team else "",
        stand_in=stand_in,
    )


def _kept_free(one: StandInOffer) -> Fixed:
    """Who is asked to stand in keeps the time free until the answer."""
    visit = one.visit
    return Fixed(
        f"stand-in:{one.pk}",
        one.to.member_id,
        one.to_id,
        visit.start,
        visit.end,
        visit.location_id,
        is_offer=True,
        team=visit.team.name if visit.team else "",
        instead_of=visit.coach.first_name,
    )


def _offered(number: int, one: support.OfferedSpan, member_id: UUID) -> Fixed:
    return Fixed(
        f"offer:{number}",
        member_id,
        one.appointment_id,
        one.start,
        one.start + one.length,
        one.location_id,
        is_offer=True,
        team=one.team,
    )


def _draw_roads(facts: Facts, planner: Member) -> None:
    ids = {seat.home_id for seat in facts.seats} | {one.location_id for one in facts.fixed}
    ids |= {ask.location_id for ask in facts.asks}
    rows = people.locations_for(planner).filter(pk__in=[one for one in ids if one])
    places, facts.roads = agenda.roads_between(rows, {seat.appointment.travels_by for seat in facts.seats})
    facts.places = {place.pk: place for place in places}
