"""The roster both ways: shifts that came in, and released hours and visits in time and place to send out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.queries.moments import Span
from rugzak.apps.agenda.words import AHEAD, VisitState
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.weeks import Week, local_moment

OUT_HEAD = ("Personeelsnummer", "Soort", "Datum", "Begin", "Einde", "Locatie", "Plaats", "Uren")

# So far beside the weeks that are asked a roster is looked for: shifts are kept this long.
ROSTER_AROUND = timedelta(days=30)


@dataclass(frozen=True)
class RosterLine:
    """What a roster program has to know: who, when and where. Never with whom or what about."""

    staff_number: str
    visit: Visit | None = None
    week: Week | None = None
    minutes: int = 0


@dataclass(frozen=True)
class Roster:
    """The shifts of one person, as far as they came in: from the week of the first through that of the last."""

    shifts: tuple[Span, ...] = ()

    def knows(self, day: date) -> bool:
        """Whether the roster tells about this day; a day in it without a shift is a day off."""
        if not self.shifts:
            return False
        first, last = (Week.of(timezone.localtime(one)) for one in (self.shifts[0][0], self.shifts[-1][0]))
        return first.monday <= day <= last.days[-1]

    def spans_on(self, day: date) -> list[Span]:
        """The shifts that touch this day, on the clock of the wall."""
        opens, closes = local_moment(day), local_moment(day + timedelta(days=1))
        return [
            (max(start, opens), min(end, closes))
            for start, end in self.shifts
            if start < closes and opens < end
        ]


def roster_for(person: Member, first: date, last: date) -> list[RosterLine]:
    """Released hours per week and visits of the coaches this person plans for, both days included."""
    appointments = list(
        programmes.running_appointments().filter(_planned_by(person)).order_by("member__staff_number")
    )
    lines = [
        RosterLine(one.member.staff_number, week=week, minutes=one.released_minutes_per_week)
        for one in appointments
        for week in _weeks(first, last)
    ]
    visits = (
        Visit.objects.filter(appointment__in=appointments, state__in=[*AHEAD, VisitState.DONE])
        .filter(during__overlap=(local_moment(first), local_moment(last + timedelta(days=1))))
        .select_related("appointment__member", "location")
        .order_by("during", "pk")
    )
    return lines + [RosterLine(visit.appointment.member.staff_number, visit=visit) for visit in visits]


def roster_rows(lines: Iterable[RosterLine]) -> tuple[list[str], list[list[object]]]:
    """The same as rows of a csv. Times are on the wall clock."""
    rows: list[list[object]] = []
    for line in lines:
        if line.visit is not None:
            rows.append([line.staff_number, *_visit_cells(line.visit)])
        elif line.week is not None:
            monday = line.week.monday.isoformat()
            hours = _hours(line.minutes / 60)
            rows.append([line.staff_number, _("vrijgestelde uren"), monday, "", "", "", "", hours])
    return list(OUT_HEAD), rows


def _visit_cells(visit: Visit) -> list[object]:
    start, end = (timezone.localtime(one) for one in (visit.start, visit.end))
    where = [visit.location.name, visit.location.town] if visit.location else ["", ""]
    times = [f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}"]
    return [_("bezoek"), *times, *where, _hours(visit.length / timedelta(hours=1))]


def _hours(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _weeks(first: date, last: date) -> list[Week]:
    weeks, week = [], Week.of(local_moment(first))
    while week.monday <= last:
        weeks.append(week)
        week = week + 1
    return weeks


def _planned_by(person: Member) -> Q:
    """A programme manager of one region plans that region; of none, everybody."""
    regions = {held.region_id for held in person.held if held.role is Role.PROGRAMME_MANAGER}
    if None in regions:
        return Q()
    return Q(region__in=regions)
