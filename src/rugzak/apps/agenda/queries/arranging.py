"""What is arranged around visits: relief for a group, somebody who stands in, days away."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from rugzak.apps.agenda.models import Away, Occupation, Relief, StandInOffer, Visit
from rugzak.apps.agenda.queries.visits import own_visits, visits_coached_by, visits_for
from rugzak.apps.agenda.words import AHEAD, Part, ReliefState
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.kept import kept
from rugzak.ground.kernel.weeks import local_moment


def reliefs_for(person: Member) -> QuerySet[Relief]:
    """Asked of this person: of the teams one leads, and for the programme manager of all. What waits comes first."""
    rows = Relief.objects.filter(visit__state__in=AHEAD, visit__during__startswith__gt=timezone.now())
    if Role.PROGRAMME_MANAGER not in person.roles:
        rows = rows.filter(team__in=led_team_ids(person))
    waits = Case(When(state=ReliefState.ASKED, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related("team", "visit__location", "visit__team", "asked_by", "answered_by").order_by(
        waits, "visit__during", "pk"
    )


def number_of_reliefs_asked(person: Member) -> int:
    """Of the teams that this person leads."""
    return len(_reliefs_asked(team_ids=tuple(sorted(led_team_ids(person))), now=timezone.now()))


@kept
def _reliefs_asked(team_ids: tuple[UUID, ...], now: datetime) -> QuerySet[Relief]:
    rows = Relief.objects.filter(visit__state__in=AHEAD, visit__during__startswith__gt=now)
    return rows.filter(team__in=team_ids, state=ReliefState.ASKED).only("pk")


def led_team_ids(person: Member) -> set[UUID]:
    return {held.team_id for held in person.held if held.role is Role.TEAM_LEAD and held.team_id}


def visits_relieved_by(person: Member) -> QuerySet[Visit]:
    """Visits for which this person may ask relief: as the colleague, and of a team also as the coach."""
    part = Occupation.objects.filter(visit=OuterRef("pk"), member=person, part=Part.COLLEAGUE)
    return own_visits(person).filter(Exists(part) | Q(team__isnull=False, appointment__member=person))


def visits_handed_over_by(person: Member) -> QuerySet[Visit]:
    """Visits for which this person may ask a stand-in: the own ones, and all for who runs the programme."""
    return visits_for(person) if Role.PROGRAMME_MANAGER in person.roles else visits_coached_by(person)


def relief_teams(visit: Visit) -> list[tuple[UUID, str]]:
    """Whose group may need cover: the team of the visit, or those in which the colleague works."""
    if visit.team is not None:
        return [(visit.team.pk, visit.team.name)]
    colleagues = [one.member for one in visit.occupations.all() if one.part == Part.COLLEAGUE]
    return [(team.pk, team.name) for one in colleagues for team in people.teams_worked_in(one)]


def told_of_relief(visit_id: UUID) -> set[UUID]:
    """Who leads the team that was asked; who runs the programme when nobody leads it."""
    teams = list(Relief.objects.filter(visit=visit_id).values_list("team_id", flat=True))
    leads = {lead.pk for lead in people.leads_of_teams(teams)}
    return leads or (people.programme_managers() if teams else set())


def open_offer_of(visit: Visit) -> StandInOffer | None:
    """Who is asked to go instead, as long as that is open."""
    rows = StandInOffer.objects.filter(visit=visit, settled_at=None)
    return rows.select_related("to__member").first()


def stand_ins_asked(member_ids: Collection[UUID], start: datetime, end: datetime) -> list[StandInOffer]:
    """What is open between these coaches: who is asked, and whose visit it is. For who plans, in time and place."""
    rows = StandInOffer.objects.filter(
        Q(to__member__in=member_ids) | Q(visit__appointment__member__in=member_ids),
        settled_at=None,
        visit__state__in=AHEAD,
        visit__during__startswith__gte=start,
        visit__during__startswith__lt=end,
    )
    return list(rows.select_related("to__member", "visit__appointment__member", "visit__team"))


def asked_in_vain(visit_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Per visit who was asked to go instead and does not: whoever of the two said no."""
    rows = StandInOffer.objects.filter(visit__in=visit_ids).exclude(settled_at=None)
    refused = rows.filter(Q(stand_in_says=False) | Q(colleague_says=False))
    found: dict[UUID, set[UUID]] = {one: set() for one in visit_ids}
    for visit_id, member_id in refused.values_list("visit", "to__member"):
        found[visit_id].add(member_id)
    return found


def offers_to(person: Member) -> QuerySet[StandInOffer]:
    """What this coach is asked to take over: time and place, and no name of whoever it is for."""
    rows = _offers_to(person.pk, timezone.now())
    return rows.select_related("visit__location", "visit__team", "visit__appointment__member").order_by(
        "visit__during", "pk"
    )


def number_of_offers_to(person: Member) -> int:
    return len(_offered(member_id=person.pk, now=timezone.now()))


@kept
def _offered(member_id: UUID, now: datetime) -> QuerySet[StandInOffer]:
    return _offers_to(member_id, now).only("pk")


def _offers_to(member_id: UUID, now: datetime) -> QuerySet[StandInOffer]:
    rows = StandInOffer.objects.filter(to__member=member_id, settled_at=None, stand_in_says=None)
    return rows.filter(visit__state__in=AHEAD, visit__during__startswith__gt=now)


def offers_about(person: Member) -> QuerySet[StandInOffer]:
    """Offers for visits in which this person takes part as the colleague, and not answered by them yet."""
    rows = StandInOffer.objects.filter(settled_at=None, colleague_says=None)
    return rows.filter(visit__occupations__member=person, visit__occupations__part=Part.COLLEAGUE)


def offers_asked(person: Member) -> QuerySet[StandInOffer]:
    """Open offers for visits of which this person is the coach; for who runs the programme, all."""
    rows = StandInOffer.objects.filter(settled_at=None).select_related("to__member", "visit")
    if Role.PROGRAMME_MANAGER in person.roles:
        return rows
    return rows.filter(visit__appointment__member=person)


def stand_ins_for(appointment: Appointment) -> list[Appointment]:
    """Other coaches of the programme now, those of the same region first."""
    here = Case(
        When(region=appointment.region_id, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    rows = programmes.running_appointments().filter(programme=appointment.programme_id)
    return list(rows.exclude(member=appointment.member_id).order_by(here, "member__sort_key", "pk"))


def aways_with_visits(member: Member, today: date) -> list[tuple[Away, list[Visit]]]:
    """Days away that are not over, each with the visits that fall in them; a fixed number of statements."""
    aways = list(
        Away.objects.filter(member=member, last_day__gte=today)
        .select_related("stand_in")
        .order_by("first_day", "pk")
    )
    if not aways:
        return []
    rows = visits_in_periods(member, [(one.first_day, one.last_day) for one in aways])
    return [
        (
            one,
            [row for row in rows if one.first_day <= timezone.localtime(row.start).date() <= one.last_day],
        )
        for one in aways
    ]


def visits_in_periods(member: Member, periods: Collection[tuple[date, date]]) -> list[Visit]:
    """What this coach still has to do on these days, both ends included."""
    wanted = Q()
    for first, last in periods:
        wanted |= Q(during__overlap=(local_moment(first), local_moment(last + timedelta(days=1))))
    rows = visits_coached_by(member).filter(wanted, state__in=AHEAD, during__startswith__gt=timezone.now())
    return list(rows.prefetch_related("stand_in_offers__to__member").order_by("during"))


def stand_in_of(member_id: UUID, day: date) -> Member | None:
    """Who stands in for a coach on a day on which that coach cannot; None on any other day."""
    row = (
        Away.objects.filter(member=member_id, first_day__lte=day, last_day__gte=day)
        .exclude(stand_in=None)
        .select_related("stand_in")
        .order_by("first_day", "pk")
        .first()
    )
    return row.stand_in if row else None


def colleagues_met(person: Member) -> list[Member]:
    """Whom this coach had a visit with in the last year: with them a next one can be planned."""
    since = timezone.now() - timedelta(days=366)
    met = Visit.objects.filter(appointment__member=person, during__endswith__gt=since, team=None)
    rows = Member.objects.filter(
        occupations__visit__in=met, occupations__part=Part.COLLEAGUE, ended_at=None
    ).distinct()
    return list(rows.order_by("sort_key", "pk"))


def asked_about_stand_in(visit_id: UUID) -> set[UUID]:
    """The colleague who has a say in who comes; nobody for a visit to a team."""
    rows = StandInOffer.objects.filter(visit=visit_id, settled_at=None, colleague_says=None)
    taking_part = rows.filter(visit__occupations__part=Part.COLLEAGUE)
    return set(taking_part.values_list("visit__occupations__member_id", flat=True))


def leads_of_visit(visit_id: UUID) -> set[UUID]:
    """Who leads the team that a visit is for; nobody for a visit to one colleague."""
    teams = Visit.objects.filter(pk=visit_id).exclude(team=None).values_list("team_id", flat=True)
    return {lead.pk for lead in people.leads_of_teams(list(teams))}
