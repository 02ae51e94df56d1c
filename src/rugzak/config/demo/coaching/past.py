"""What chance made happen: requests week after week, answered, visited and looked back on."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from rugzak.apps.agenda.models import Visit
from rugzak.apps.people.models import Team
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.support.models import Engagement, SupportRequest
from rugzak.apps.support.words import Daypart, Haste
from rugzak.config.demo.coaching import rhythm
from rugzak.config.demo.coaching.appointing import start_of_history
from rugzak.config.demo.coaching.rhythm import Kind
from rugzak.config.demo.coaching.sentences import OF_COUNTRY
from rugzak.config.demo.coaching.threads import Threads, local_day
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import local_moment

KINDS = {"kustmeer": rhythm.BACKPACKERS, "klaverhoek": rhythm.JOBCOACHES}
# Requests a week, before the season.
MEAN = {"kustmeer": 14.0, "klaverhoek": 5.2}
TRIES_A_WEEK, WEEKS_AHEAD = 8, 4
PLANNED_AHEAD = 2
EVENING, LONGEST_IN_EVENING = time(18), timedelta(minutes=90)
ROOMS = ("Huiskamer", "Teamkamer", "Kleine zaal, begane grond", "Vergaderkamer 2", "", "", "")


def live_through(threads: Threads) -> None:
    """All requests of the past; organisations whose programmes take no requests have none."""
    if threads.built.blueprint.slug in KINDS:
        _Past(threads).live()


class _Past:
    def __init__(self, threads: Threads) -> None:
        self.threads = threads
        self.built = threads.built
        self.chance: random.Random = self.built.chance_for("past")
        self.kinds = KINDS[self.built.blueprint.slug]
        self.sentences = OF_COUNTRY[self.built.blueprint.country]
        self.teams = [team for team in self.built.teams if threads.workers.get(team.pk)]

    def live(self) -> None:
        mean = MEAN[self.built.blueprint.slug] * self.built.blueprint.scale
        monday = start_of_history(self.built)
        while monday <= self.built.today:
            for _ in range(rhythm.number_of_requests(self.chance, mean, monday)):
                self._request(rhythm.day_in_week(self.chance, monday))
            monday += timedelta(days=7)

    def _request(self, day: date) -> None:
        team = self.chance.choice(self.teams)
        asker = self._asker(team, day)
        if day >= self.built.today or asker is None:
            return
        kind = self.chance.choices(self.kinds, [kind.weight for kind in self.kinds])[0]
        request = self._sent(asker, team, day, kind)
        answered_at = self._answer_moment(request)
        fate = self.chance.random()
        if fate < rhythm.WITHDRAWN / 2:
            gone_at = min(answered_at, request.sent_at + timedelta(days=1))
            if gone_at < self.threads.cut:
                self.threads.withdraw(request, gone_at)
        elif answered_at >= self.threads.cut:
            return
        elif fate > 1 - rhythm.DECLINED:
            self.threads.decline(request, answered_at)
        else:
            self._go_on(request, kind, answered_at, gives_up=fate < rhythm.WITHDRAWN)

    def _asker(self, team: Team, day: date) -> Member | None:
        here = [person for person in self.threads.workers[team.pk] if person.since <= day]
        return self.chance.choice(here).member if here else None

    def _sent(self, asker: Member, team: Team, day: date, kind: Kind) -> SupportRequest:
        chance = self.chance
        theme = rhythm.pick(chance, kind.themes)
        return self.threads.ask(
            asker,
            team,
            sent_at=local_moment(day, time(chance.randint(7, 21), chance.randint(0, 59))),
            setting=kind.setting,
            theme=theme,
            haste=rhythm.pick(chance, rhythm.HASTE),
            words=self.sentences.ask(chance, theme),
            personal=chance.random() < kind.personal,
            wishes={
                "weekdays": sorted(chance.sample(range(5), chance.choice((0, 1, 2, 2, 3)))),
                "dayparts": chance.choice(([], [Daypart.MORNING], [Daypart.AFTERNOON], [Daypart.EVENING])),
            },
        )

    def _answer_moment(self, request: SupportRequest) -> datetime:
        after = rhythm.answer_after(self.chance)
        if after == 0:
            return request.sent_at + timedelta(minutes=self.chance.randint(20, 150))
        day = self.threads.promised(local_day(request.sent_at), after)
        return local_moment(day, time(self.chance.randint(8, 17), self.chance.randint(0, 59)))

    def _go_on(self, request: SupportRequest, kind: Kind, at: datetime, *, gives_up: bool) -> None:
        seat = self._seat(request, at)
        if seat is None:
            self.threads.decline(request, at)
            return
        engagement = self.threads.answer(request, seat, at)
        visits = list(self._visits(engagement, kind, 1 if gives_up else None))
        last = max((visit.end for visit in visits), default=at)
        if gives_up or not visits:
            gone_at = max(last, at) + timedelta(hours=self.chance.randint(3, 60))
            if gone_at < self.threads.cut and all(visit.end < self.threads.cut for visit in visits):
                self.threads.withdraw(request, gone_at)
        elif request.state == "active" and last < self.threads.cut:
            self._look_back(request, last)

    def _seat(self, request: SupportRequest, at: datetime) -> Appointment | None:
        here = [
            seat
            for seat in self.threads.seats.in_region(request.region, local_day(at))
            if seat.member_id != request.asker_id
        ]
        return self.chance.choices(here, [s.released_minutes_per_week for s in here])[0] if here else None

    def _visits(self, engagement: Engagement, kind: Kind, number: int | None) -> Iterator[Visit]:
        """What is agreed so far: all that was, and no more than two ahead."""
        number = number or rhythm.number_of_visits(self.chance, kind)
        booked_at, first = engagement.accepted_at, rhythm.FIRST_VISIT[Haste(engagement.request.haste)]
        day = local_day(booked_at) + timedelta(days=self.chance.randint(*first))
        ahead = 0
        while number and ahead < PLANNED_AHEAD and day < self.built.today + timedelta(days=28):
            visit = self._visit(engagement, kind, day, booked_at)
            if visit is None:
                return
            if self.chance.random() < rhythm.CANCELLED:
                self._call_off(engagement, visit)
            else:
                number -= 1
                yield visit
            ahead += visit.start >= self.threads.cut
            booked_at = min(visit.end, self.threads.cut - timedelta(hours=3))
            day = local_day(visit.start) + timedelta(days=self.chance.randint(4, 11))

    def _visit(self, engagement: Engagement, kind: Kind, first: date, booked_at: datetime) -> Visit | None:
        chance, seat = self.chance, engagement.appointment
        for week in range(WEEKS_AHEAD):
            for _ in range(TRIES_A_WEEK):
                day = rhythm.day_in_week(chance, first + timedelta(days=7 * week))
                at, length = rhythm.start_time(chance), rhythm.length(chance, kind.hours)
                if (seat.member_id, day) in self.threads.diary.closed or local_moment(day, at) <= booked_at:
                    continue
                if at >= EVENING:
                    length = min(length, LONGEST_IN_EVENING)
                place = "" if engagement.request.is_personal else chance.choice(ROOMS)
                visit = self.threads.meet(engagement, day, at, length, booked_at=booked_at, place=place)
                if visit is not None:
                    return visit
        return None

    def _call_off(self, engagement: Engagement, visit: Visit) -> None:
        by = engagement.request.asker if self.chance.random() < 0.6 else engagement.appointment.member
        at = min(visit.start, self.threads.cut) - timedelta(hours=self.chance.randint(2, 50))
        self.threads.call_off(engagement, visit, by, max(at, visit.booked_at))

    def _look_back(self, request: SupportRequest, last: datetime) -> None:
        at = last + timedelta(hours=round(self.chance.expovariate(1 / 60)) + 2)
        if at < self.threads.cut:
            helped = rhythm.pick(self.chance, rhythm.HELPED)
            self.threads.close(request, at, helped, self.sentences.look_back(self.chance))
