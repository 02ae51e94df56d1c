"""What is arranged around visits: times of a team, a visit that comes back, relief, and somebody who stands in."""

from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from rugzak.apps.agenda.models import Away, Reaching, Relief, Series, StandInOffer, TeamWindow, Visit
from rugzak.apps.agenda.words import AHEAD, ReachBy, ReliefState, Rhythm, Setting, WindowKind
from rugzak.apps.people.models import Team
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.kernel.weeks import local_moment

EVERY_DAY, WORKDAYS = [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4]
SHIFTS = (
    (WindowKind.SHIFT, EVERY_DAY, time(7), time(15, 30)),
    (WindowKind.SHIFT, EVERY_DAY, time(15), time(23)),
)
HANDOVER = (WindowKind.HANDOVER, WORKDAYS, time(14, 45), time(15, 15))
COVER = "Henk uit de late dienst"
FRIDAY, WEEKS, MEETING = 4, (3, 5, 7), timedelta(minutes=60)


def come_back(threads: Threads) -> None:
    """Before chance plans anything: Samira meets the other coaches of Kennemerland every two weeks."""
    if threads.built.blueprint.slug != "kustmeer":
        return
    samira = threads.seats.of("Samira El Amrani")
    friday = threads.today - timedelta(days=threads.today.weekday()) + timedelta(days=FRIDAY)
    days = [friday + timedelta(weeks=weeks) for weeks in WEEKS]
    series = Series.objects.create(
        appointment=samira,
        rhythm=Rhythm.FORTNIGHT,
        first_day=days[0],
        last_day=days[-1],
        at=time(15),
        minutes=60,
    )
    house = next(one for one in threads.built.teams if one.name == "Duinroos")
    for day in days:
        visit = threads.visit(
            samira, (), day, time(15), MEETING, setting=Setting.INTERVISION, location=threads.location_of(house),
            team=None, place="Kleine zaal", booked_at=_ago(threads, 20),
        )  # fmt: skip
        if visit is not None:
            visit.series = series


def around(threads: Threads) -> None:
    """After the visits stand in the database."""
    if threads.built.blueprint.slug != "kustmeer":
        return
    for name in ("Duinroos", "Noorderkaap"):
        team = next((one for one in threads.built.teams if one.name == name), None)
        if team is not None:
            _times(team)
    Reaching.objects.create(member=threads.built.known["Wietske Hoekstra"], by=ReachBy.TEXT)
    _relief(threads)
    _stand_in(threads)


def _times(team: Team) -> None:
    TeamWindow.objects.bulk_create(
        [
            TeamWindow(team=team, kind=kind, weekdays=days, starts=starts, ends=ends)
            for kind, days, starts, ends in (*SHIFTS, HANDOVER)
        ]
    )


def _relief(threads: Threads) -> None:
    """Of visits by Samira: at Duinroos it is still asked, at another team somebody covers the group."""
    samira = threads.seats.of("Samira El Amrani")
    rows = _ahead(threads).filter(appointment=samira, team__isnull=False).order_by("during")
    asked, covered = rows.filter(team__name="Duinroos").first(), rows.exclude(team__name="Duinroos").first()
    for row, covered_by in ((asked, ""), (covered, COVER)):
        if row is None or row.team_id is None:
            continue
        relief = Relief(visit=row, team_id=row.team_id, asked_by=samira.member, asked_at=_ago(threads, 3))
        if covered_by:
            relief.state, relief.covered_by = ReliefState.ARRANGED, covered_by
            relief.answered_by, relief.answered_at = threads.built.known["Ruben Dijkman"], _ago(threads, 2)
        relief.save()


def _stand_in(threads: Threads) -> None:
    """A colleague of Samira cannot on a day, and asks her to go."""
    samira = threads.seats.of("Samira El Amrani")
    row = (
        _ahead(threads)
        .filter(
            appointment__programme=samira.programme, appointment__region=samira.region, team__isnull=False
        )
        .exclude(appointment=samira)
        .select_related("appointment__member")
        .order_by("during")
        .last()
    )
    if row is None:
        return
    day = timezone.localtime(row.start).date()
    Away.objects.create(member=row.coach, first_day=day, last_day=day, stand_in=samira.member)
    StandInOffer.objects.create(
        visit=row, to=samira, by=row.coach, asked_at=_ago(threads, 1), colleague_says=True
    )


def _ahead(threads: Threads) -> QuerySet[Visit]:
    return Visit.objects.filter(
        state__in=AHEAD, during__startswith__gte=local_moment(threads.today + timedelta(days=1))
    )


def _ago(threads: Threads, days: int) -> datetime:
    return local_moment(threads.today - timedelta(days=days), time(9, 30))
