"""What the scenes of the present have in common: days, places and people of the story."""

from datetime import date, datetime, time, timedelta

from rugzak.apps.agenda.models import Visit
from rugzak.apps.people.models import Team
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.support.models import Engagement, SupportRequest
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import local_moment


class Story:
    """What the scenes below have in common."""

    def __init__(self, threads: Threads) -> None:
        self.threads = threads
        self.today = threads.today
        self.monday = self.today - timedelta(days=self.today.weekday())

    def ago(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        return local_moment(self.today - timedelta(days=days), time(hour, minute))

    def day(self, weekday: int, week: int = 0) -> date:
        """A day of this week (0) or a week further; never today itself, which is full already."""
        day = self.monday + timedelta(days=weekday, weeks=week)
        return day + timedelta(days=1) if day == self.today else day

    def keep_free(self, seat: Appointment, *, weeks: int) -> None:
        days = (self.monday + timedelta(days=n) for n in range(7 * weeks))
        self.threads.diary.closed |= {(seat.member_id, day) for day in days}

    def kennemerland(self) -> list[Appointment]:
        return self.threads.seats.in_region(self.threads.built.regions["Kennemerland"], self.today)

    def team_at(self, house: str) -> Team:
        """A team in that house where somebody can ask, and that has no part in the story."""
        named = {name for _, name in self.threads.built.blueprint.named_teams}
        return next(
            team
            for team in self.threads.built.teams
            if self.threads.location_of(team).name == house
            and team.name not in named
            and self.threads.workers.get(team.pk)
        )

    def asker(self, team: Team) -> Member:
        """Whoever works there longest."""
        return min(self.threads.workers[team.pk], key=lambda person: person.since).member

    def known(self, name: str) -> Member:
        return self.threads.built.known[name]

    def planned(
        self,
        seat: Appointment,
        request: SupportRequest,
        *moments: tuple[date, time, int],
        answered: datetime | None = None,
        place: str = "",
    ) -> Engagement:
        """Taken up by a coach, with a visit at each of the moments (day, time, minutes)."""
        answered = answered or min(request.sent_at + timedelta(days=1), self.threads.cut - timedelta(hours=4))
        engagement = self.threads.answer(request, seat, max(answered, request.sent_at))
        for day, at, minutes in moments:
            visit: Visit | None = self.threads.meet(
                engagement, day, at, timedelta(minutes=minutes), booked_at=answered, place=place
            )
            if visit is None:
                raise ValueError(f"the story plans {seat.member} twice at {day} {at}")
        return engagement
