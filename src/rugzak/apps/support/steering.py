"""The page of who runs the programme: load, waiting, promises, and what is stuck. Requests of teams only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support import queries
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.words import UNANSWERED, RequestState
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.weeks import Week

SINCE = timedelta(weeks=13)


@dataclass(frozen=True)
class Stuck:
    """A request of a team on which nothing moves, and what helps: one of the keys in the page."""

    request: SupportRequest
    advice: str


@dataclass
class Load:
    """Released hours of a region this week, and what is used or planned of them."""

    name: str
    coaches: int = 0
    released: timedelta = timedelta()
    taken: timedelta = timedelta()

    @property
    def share(self) -> int | None:
        return round(100 * (self.taken / self.released)) if self.released else None


@access(Role.PROGRAMME_MANAGER, relation="teamvragen en uren, nooit iets van één collega")
def steering(request: PersonRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "figures": queries.figures_per_region(today, since=today - SINCE),
        "since": today - SINCE,
        "loads": _loads(today),
        "colleagues": queries.questions_of_colleagues(today),
        "stuck": [Stuck(row, _advice(row)) for row in queries.stuck_requests(today)],
        "today": today,
    }
    return render(request, "support/steering.html", context)


def _loads(today: date) -> list[Load]:
    rows = list(programmes.running_appointments())
    taken = agenda.hours_by_appointment([row.pk for row in rows], Week.of(today))
    loads: dict[str, Load] = {}
    for row in rows:
        load = loads.setdefault(row.region.name, Load(row.region.name))
        load.coaches += 1
        load.released += row.released
        load.taken += sum(taken.get(row.pk, ()), timedelta())
    return sorted(loads.values(), key=lambda load: load.name)


def _advice(row: SupportRequest) -> str:
    if row.state == RequestState.WAITING:
        return "room"
    return "ask" if row.state in UNANSWERED else "moment"
