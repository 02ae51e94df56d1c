"""One request after another, from asking to closing, in the way the services would have left it.

Rows are made in their final state: what lies before ``cut`` (the start of today) has
happened, what lies after it is still to come.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from rugzak.apps.agenda.models import Cancellation, Occupation, Visit
from rugzak.apps.agenda.words import Part, Setting, VisitState
from rugzak.apps.people.models import Location, Region, Team
from rugzak.apps.people.words import EmploymentKind
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.support.models import Closing, Engagement, EngagementVisit, SupportRequest, Withdrawal
from rugzak.apps.support.words import Haste, Helped, RequestState, Theme
from rugzak.apps.support.workdays import promised_day
from rugzak.config.demo.built import Built, Person
from rugzak.config.demo.coaching.appointing import Seats
from rugzak.config.demo.coaching.diary import Diary
from rugzak.config.demo.coaching.rows import Rows
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.tenancy.models import Organisation


@dataclass
class Threads:
    """Makes rows that belong together, and keeps the diary right."""

    built: Built
    organisation: Organisation
    seats: Seats
    diary: Diary
    rows: Rows
    met: dict[UUID, list[Visit]] = field(default_factory=lambda: defaultdict(list))
    taken_by: dict[UUID, list[Occupation]] = field(default_factory=lambda: defaultdict(list))
    places: dict[UUID, Location] = field(init=False)
    regions: dict[UUID, Region] = field(init=False)

    def __post_init__(self) -> None:
        self.places = {one.pk: one for one in self.built.locations}
        self.regions = {one.pk: one for one in self.built.regions.values()}

    @cached_property
    def workers(self) -> dict[UUID, list[Person]]:
        """Per team the people who may ask: with an account, no volunteers, nobody from the story."""
        coaching = {seat.member_id for seat in self.seats.appointments}
        found: dict[UUID, list[Person]] = defaultdict(list)
        for person in self.built.crowd:
            asks = person.kind in (EmploymentKind.STAFF, EmploymentKind.STUDENT) and person.member.user_id
            if asks and not person.known and person.member.pk not in coaching:
                for team in person.teams:
                    found[team.pk].append(person)
        return found

    @property
    def today(self) -> date:
        return self.built.today

    @property
    def cut(self) -> datetime:
        return local_moment(self.today)

    def location_of(self, team: Team) -> Location:
        return self.places[team.location_id]

    def region_of(self, team: Team) -> Region:
        return self.regions[self.location_of(team).region_id]

    def ask(
        self,
        asker: Member,
        team: Team,
        *,
        sent_at: datetime,
        setting: Setting,
        theme: Theme,
        haste: Haste,
        words: str = "",
        personal: bool = False,
        wishes: dict[str, Any] | None = None,
    ) -> SupportRequest:
        """A request that was sent; ``team`` is where the asker works."""
        request = SupportRequest(
            asker=asker,
            team=None if personal else team,
            programme=self.seats.main,
            region=self.region_of(team),
            location=self.location_of(team),
            theme=theme,
            setting=setting,
            haste=haste,
            state=RequestState.OPEN,
            sent_at=sent_at,
            promised_on=self.promised(sent_at.date()),
            key=new_id(),
            **(wishes or {}),
        )
        self.rows.requests.append(request)
        if words:
            self.rows.words.append((request, asker, words))
        return request

    def promised(self, day: date, working_days: int | None = None) -> date:
        days = self.organisation.promise_working_days if working_days is None else working_days
        return promised_day(day, working_days=days, country=self.organisation.country)

    def answer(self, request: SupportRequest, seat: Appointment, at: datetime) -> Engagement:
        """A coach takes it up."""
        request.first_answered_at = at
        request.state = RequestState.MATCHED
        engagement = Engagement(request=request, appointment=seat, accepted_at=at)
        self.rows.engagements.append(engagement)
        return engagement

    def meet(
        self,
        engagement: Engagement,
        day: date,
        at: time,
        length: timedelta,
        *,
        booked_at: datetime,
        place: str = "",
    ) -> Visit | None:
        """A visit for this request, when both are free and the week has room."""
        request = engagement.request
        visit = self.visit(
            engagement.appointment,
            (request.asker,),
            day,
            at,
            length,
            setting=Setting(request.setting),
            location=request.location,
            team=request.team,
            place=place,
            booked_at=booked_at,
        )
        if visit is not None:
            self.rows.meetings.append(EngagementVisit(engagement=engagement, visit=visit))
            self.met[engagement.pk].append(visit)
            self._settle(engagement)
        return visit

    def visit(
        self,
        seat: Appointment,
        colleagues: tuple[Member, ...],
        day: date,
        at: time,
        length: timedelta,
        *,
        setting: Setting,
        location: Location | None,
        team: Team | None,
        booked_at: datetime,
        place: str = "",
    ) -> Visit | None:
        start, others = local_moment(day, at), tuple(one.pk for one in colleagues)
        if not self.diary.book(seat, others, start, length, day):
            return None
        visit = Visit(
            appointment=seat,
            during=during_of(start, start + length),
            location=location,
            place=place,
            team=team,
            setting=setting,
            state=VisitState.DONE if day < self.today else VisitState.CONFIRMED,
            booked_at=min(booked_at, start),
        )
        self.rows.visits.append(visit)
        for member, part in [(seat.member, Part.COACH), *((one, Part.COLLEAGUE) for one in colleagues)]:
            row = Occupation(visit=visit, member=member, part=part, during=visit.during)
            self.rows.occupations.append(row)
            self.taken_by[visit.pk].append(row)
        return visit

    def call_off(self, engagement: Engagement, visit: Visit, by: Member, at: datetime) -> None:
        """The visit does not take place; time and hours are free again."""
        own = self.taken_by[visit.pk]
        for row in own:
            row.is_standing = False
        others = tuple(row.member_id for row in own if row.part == Part.COLLEAGUE)
        day = local_day(visit.start)
        self.diary.give_back(visit.appointment, others, (visit.start, visit.end), day)
        visit.state = VisitState.CANCELLED
        self.rows.cancellations.append(Cancellation(visit=visit, by=by, at=at))
        self._settle(engagement)

    def _settle(self, engagement: Engagement) -> None:
        """What the visits make of the request."""
        states = {visit.state for visit in self.met[engagement.pk]}
        engagement.request.state = (
            RequestState.ACTIVE
            if VisitState.DONE in states
            else RequestState.PLANNED
            if VisitState.CONFIRMED in states
            else RequestState.MATCHED
        )

    def close(self, request: SupportRequest, at: datetime, helped: Helped, words: str = "") -> None:
        request.state, request.closed_at = RequestState.CLOSED, at
        closing = Closing(request=request, helped=helped, by=request.asker, at=at)
        self.rows.closings.append(closing)
        if words:
            self.rows.words.append((closing, request.asker, words))

    def withdraw(self, request: SupportRequest, at: datetime) -> None:
        request.state, request.closed_at = RequestState.WITHDRAWN, at
        self.rows.withdrawals.append(Withdrawal(request=request, by=request.asker, at=at))

    def decline(self, request: SupportRequest, at: datetime) -> None:
        request.state, request.closed_at, request.first_answered_at = RequestState.DECLINED, at, at


def during_of(start: datetime, end: datetime) -> DateTimeTZRange:
    return DateTimeTZRange(start.astimezone(UTC), end.astimezone(UTC), "[)")


def local_day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
