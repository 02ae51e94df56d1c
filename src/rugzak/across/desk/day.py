"""What a person's day holds, gathered from the apps below: at most one next step, what comes, what waits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from rugzak.apps.actions import queries as actions
from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.words import AHEAD, GONE, VisitState
from rugzak.apps.cards import queries as cards
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.words import HAS_FIXED_COACH
from rugzak.apps.support import queries as support
from rugzak.apps.support.words import RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.tenancy.services import waiting_proposals
from rugzak.ground.tenancy.words import ProposalKind

SHOWN, CARDS_SHOWN = 5, 3
# Visits read for a home page: more than anybody has in a week.
READ = 80


class Step(StrEnum):
    """Kinds of a next step, the most pressing first."""

    ROUND_OFF = "round-off"
    CHOOSE = "choose"
    LOOK_BACK = "look-back"
    NEW_MOMENT = "new-moment"
    VISIT_TODAY = "visit-today"
    VISIT_AHEAD = "visit-ahead"


@dataclass(frozen=True)
class NextStep:
    """The one green block."""

    kind: Step
    visit: agenda.Visit | None = None
    request: support.SupportRequest | None = None


@dataclass(frozen=True)
class CoachHours:
    appointment: programmes.Appointment
    ledger: agenda.WeekLedger


@dataclass(frozen=True)
class RegionHours:
    """What the coaches of a region together have this week."""

    name: str
    coaches: int
    ledger: agenda.WeekLedger


@dataclass(frozen=True)
class Figure:
    """Promise kept over requests of teams in a closed quarter; ``share`` is None below the floor."""

    start: date
    end: date
    n: int
    share: int | None

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)


class Day:
    """Everything the home page of ``person`` shows. Each part is asked once, and only when shown.

    ``is_sure`` is False in the low lane (a shared tablet): then what somebody asked stays closed.
    """

    def __init__(self, person: Member, *, is_sure: bool = True) -> None:
        self.person = person
        self.is_sure = is_sure
        self.now = timezone.now()
        self.today = timezone.localdate()

    @cached_property
    def _own_visits(self) -> list[agenda.Visit]:
        return agenda.visits_at_hand(self.person, self._since, self.week, READ)

    @property
    def _since(self) -> datetime:
        return self.now - timedelta(days=14)

    @cached_property
    def week(self) -> Week:
        return Week.of(self.today)

    @cached_property
    def visits(self) -> list[agenda.Visit]:
        """What stands in the own agenda, and what began but was not rounded off."""
        return [row for row in self._own_visits if row.state in AHEAD and row.end > self._since][:20]

    @cached_property
    def route(self) -> agenda.Route | None:
        """Today's road of a coach; None on a day without visits."""
        rows = self._by_day.get(self.today, [])
        if not self._seats or not rows:
            return None
        agenda.meet_everybody(rows)
        route = agenda.route_of(self.person, rows, self._own_week.legs, self.now)
        return route if route.halts else None

    @cached_property
    def _on_the_road(self) -> set[UUID]:
        return {halt.visit.pk for halt in self.route.halts} if self.route else set()

    @cached_property
    def strip(self) -> list[dict[str, Any]]:
        """The days of this week, to tap."""
        agenda_url = reverse("agenda:agenda")
        return [
            {
                "date": one,
                "href": f"{agenda_url}?beeld=dag&dag={one.isoformat()}",
                "count": self._number_on(one),
                "current": one == self.today,
                "free": not self._number_on(one),
            }
            for one in self.week.days
        ]

    def _number_on(self, day: date) -> int:
        return sum(row.state not in GONE for row in self._by_day.get(day, []))

    @cached_property
    def _by_day(self) -> dict[date, list[agenda.Visit]]:
        """The own visits, by the day on the wall on which they start."""
        found: dict[date, list[agenda.Visit]] = defaultdict(list)
        for row in self._own_visits:
            found[timezone.localtime(row.start).date()].append(row)
        return found

    @cached_property
    def has_green_stop(self) -> bool:
        """The next stop of the road is the green block, unless something else is more pressing."""
        step = self.next_step
        has_next = self.route is not None and any(halt.is_next and halt.is_coach for halt in self.route.halts)
        return has_next and (step is None or step.visit is not None)

    @cached_property
    def shows_step(self) -> bool:
        """What the road shows already is not said twice."""
        step = self.next_step
        return not self.has_green_stop and not (step and step.visit and step.visit.pk in self._on_the_road)

    @cached_property
    def to_round_off(self) -> list[agenda.Visit]:
        """Visits of earlier days of which nobody said yet whether they took place."""
        rows = [row for row in self.visits if row.coach.pk == self.person.pk and row.end <= self.now]
        today = self._by_day.get(self.today, [])
        return [row for row in rows if row.state == VisitState.CONFIRMED and row not in today]

    @cached_property
    def comes(self) -> list[agenda.Visit]:
        """What is still to come, but for what the green block already tells."""
        told = self.next_step.visit if self.next_step and self.shows_step else None
        ahead = [visit for visit in self.visits if visit.end > self.now and visit != told]
        return [visit for visit in ahead if visit.pk not in self._on_the_road][:SHOWN]

    @cached_property
    def requests(self) -> list[support.SupportRequest]:
        """Asked or taken up, still running."""
        return support.running_requests_of(self.person) if self.is_sure else []

    @cached_property
    def asked(self) -> list[support.SupportRequest]:
        return [row for row in self.requests if row.asker_id == self.person.pk]

    @property
    def is_thought_of(self) -> bool:
        """A colleague laid something before this person that waits for a yes or a no."""
        return self.is_sure and bool(getattr(self.person, "is_thought_of", False))

    @cached_property
    def next_step(self) -> NextStep | None:
        steps = [*self._visit_steps(), *self._request_steps()]
        order = list(Step)
        return min(steps, key=lambda step: order.index(step.kind), default=None)

    @cached_property
    def actions(self) -> list[actions.OpenAction]:
        """What this person agreed to do. A coach, whose day is full, opens the list; see ``actions_to_do``."""
        if not self.actions_to_do or Role.COACH in self.person.roles:
            return []
        return actions.all_opened(actions.to_do_for(self.person)[:CARDS_SHOWN])

    @property
    def actions_to_do(self) -> int:
        """How many; told with the person. On a shared tablet it stays closed."""
        return getattr(self.person, "actions_to_do", 0) if self.is_sure else 0

    @property
    def observations_offered(self) -> int:
        return getattr(self.person, "observations_offered", 0) if self.is_sure else 0

    @cached_property
    def open_requests(self) -> list[support.SupportRequest]:
        return support.first_open_to(self.person, self._seats, CARDS_SHOWN) if self.is_sure else []

    @cached_property
    def stand_ins_asked(self) -> int:
        """For how many visits somebody asks this coach to stand in."""
        return agenda.number_of_offers_to(self.person) if self._seats else 0

    @cached_property
    def reliefs_asked(self) -> int:
        """For how many visits somebody asks that a group of this lead be covered."""
        return agenda.number_of_reliefs_asked(self.person)

    @cached_property
    def can_ask(self) -> bool:
        """Whether help can be asked here, and whether the region asks this coach for it."""
        open_here = bool(getattr(self.person, "can_ask", True))
        return open_here and (not self._seats or any(one.programme.takes_requests for one in self._seats))

    @cached_property
    def habits(self) -> cards.Habits:
        """Cards of the own team and, on an own device, what came for this person alone."""
        return cards.habits_today(self.person, self.now, own=self.is_sure)

    @cached_property
    def own_coach(self) -> programmes.Appointment | None:
        """Whether there is one came along with the person, so that most homes ask nothing."""
        return programmes.own_coach_of(self.person) if getattr(self.person, "fixed_seat_id", None) else None

    @cached_property
    def own_coach_stand_in(self) -> Member | None:
        """Who is there today for one's own coach, on a day on which that coach is not."""
        return agenda.stand_in_of(self.own_coach.member_id, self.today) if self.own_coach else None

    @cached_property
    def is_fixed_coach(self) -> bool:
        return any(one.programme.kind in HAS_FIXED_COACH for one in self._seats)

    @cached_property
    def own_hours(self) -> list[CoachHours]:
        return [CoachHours(*both) for both in zip(self._seats, self._own_week.ledgers, strict=True)]

    @cached_property
    def _own_week(self) -> agenda.OwnWeek:
        return agenda.own_week_from(self._own_visits, self.person, self._seats, self.week)

    @cached_property
    def _seats(self) -> list[programmes.Appointment]:
        if Role.COACH not in self.person.roles:
            return []
        return programmes.coaching_now(self.person)

    @cached_property
    def led_team_ids(self) -> list[UUID]:
        return [held.team_id for held in self.person.held if held.role is Role.TEAM_LEAD and held.team_id]

    @cached_property
    def team_visits(self) -> list[agenda.Visit]:
        return agenda.team_visits_ahead(self.led_team_ids, SHOWN)

    @cached_property
    def led_requests(self) -> list[support.SupportRequest]:
        return support.running_team_requests(self.led_team_ids, SHOWN)

    @cached_property
    def late(self) -> int:
        return support.number_past_promise(self.today)

    @cached_property
    def all_team_requests(self) -> list[support.SupportRequest]:
        """Those that nobody took up yet, the longest waiting first."""
        return support.unanswered_team_requests(CARDS_SHOWN)

    @cached_property
    def comings_and_goings(self) -> list[people.Employment]:
        """For whoever looks after people: who begins and who leaves."""
        return people.comings_and_goings(self.today, SHOWN)

    @cached_property
    def to_agree(self) -> list[ProposalKind]:
        """What another administrator proposed and waits for a second one, each kind once."""
        rows = waiting_proposals().exclude(asked_by_id=self.person.pk)
        return sorted({ProposalKind(one.kind) for one in rows})

    @cached_property
    def hours(self) -> list[CoachHours]:
        week = Week.of(self.today)
        rows = programmes.everybody_coaching()
        taken = agenda.hours_by_appointment([row.pk for row in rows], week)
        nothing = (timedelta(), timedelta())
        return [
            CoachHours(row, agenda.WeekLedger(week, row.released, *taken.get(row.pk, nothing)))
            for row in rows
        ]

    @cached_property
    def hours_by_region(self) -> list[RegionHours]:
        found: dict[str, list[CoachHours]] = {}
        for one in self.hours:
            found.setdefault(one.appointment.region.name, []).append(one)
        return [RegionHours(name, len(rows), _together(rows)) for name, rows in found.items()]

    @cached_property
    def most_room(self) -> list[CoachHours]:
        """Who has most hours left this week, for whoever looks for a coach."""
        return sorted(self.hours, key=lambda one: one.ledger.free, reverse=True)[:SHOWN]

    @cached_property
    def figure(self) -> Figure:
        """The last closed quarter; too few, or nearly all alike, and no figure is shown."""
        start, end = support.last_closed_quarter(self.today)
        kept = support.promise_kept(start, end)
        share = kept.kept / kept.asked if kept.asked else 0.0
        is_telling = kept.asked < self.person.organisation.cohort_floor
        return Figure(start, end, kept.asked, None if is_telling else round(share * 100))

    @cached_property
    def colleagues(self) -> support.ClosedQuarter | None:
        """Of colleagues' own questions the whole of the same quarter, when enough people asked."""
        whole = [row for row in support.questions_of_colleagues(self.today) if row.region_id is None]
        return whole[0] if whole and whole[0].asked is not None else None

    @property
    def next_figure_on(self) -> date:
        """The first day after this quarter."""
        _start, begun = support.last_closed_quarter(self.today)
        return (begun + timedelta(days=100)).replace(day=1)

    def _visit_steps(self) -> list[NextStep]:
        steps = []
        for visit in self.visits:
            is_coach = visit.coach.pk == self.person.pk
            if is_coach and visit.state == VisitState.CONFIRMED and visit.end <= self.now:
                steps.append(NextStep(Step.ROUND_OFF, visit=visit))
            elif visit.end > self.now:
                same_day = timezone.localtime(visit.start).date() == self.today
                steps.append(NextStep(Step.VISIT_TODAY if same_day else Step.VISIT_AHEAD, visit=visit))
        return steps

    def _request_steps(self) -> list[NextStep]:
        steps = []
        for row in self.requests:
            if row.asker_id == self.person.pk and row.offer_id:
                steps.append(NextStep(Step.CHOOSE, request=row))
            elif row.asker_id == self.person.pk and row.state == RequestState.ACTIVE:
                steps.append(NextStep(Step.LOOK_BACK, request=row))
            elif row.coach and row.coach.pk == self.person.pk and _lacks_moment(row):
                steps.append(NextStep(Step.NEW_MOMENT, request=row))
        return steps


def _lacks_moment(row: support.SupportRequest) -> bool:
    """Taken up, and nothing planned or proposed."""
    return row.state == RequestState.MATCHED and not row.offer_id


def _together(rows: list[CoachHours]) -> agenda.WeekLedger:
    ledgers = [one.ledger for one in rows]
    return agenda.WeekLedger(
        ledgers[0].week,
        sum((one.released for one in ledgers), timedelta()),
        sum((one.used for one in ledgers), timedelta()),
        sum((one.planned for one in ledgers), timedelta()),
        sum((one.travel for one in ledgers), timedelta()),
    )


def roles_shown(person: Member) -> dict[str, Any]:
    """Which sections of the home page this person has."""
    held = person.roles
    return {
        "is_coach": Role.COACH in held,
        "is_lead": Role.TEAM_LEAD in held,
        "is_manager": Role.PROGRAMME_MANAGER in held,
        "is_board": Role.BOARD in held,
        "is_hr": Role.HR in held,
        "is_administrator": Role.ADMINISTRATOR in held,
    }
