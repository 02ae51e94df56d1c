"""The times that teams have given, and whether a visit falls within them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.models import TeamWindow, Visit
from rugzak.apps.agenda.windows import Window, covers
from rugzak.apps.people import queries as people

DAY = 24 * 60


def windows_of(team_ids: Collection[UUID]) -> dict[UUID, list[TeamWindow]]:
    """Per team, shifts before handovers and by time."""
    found: dict[UUID, list[TeamWindow]] = defaultdict(list)
    if team_ids:
        for row in TeamWindow.objects.filter(team__in=team_ids).order_by("-kind", "starts", "pk"):
            found[row.team_id].append(row)
    return found


def welcome_minutes(team_ids: Collection[UUID]) -> dict[UUID, dict[int, list[tuple[int, int]]]]:
    """Per team and weekday the minutes after midnight at which a coach is welcome; a team without has no bounds."""
    found = {}
    for team_id, rows in windows_of(team_ids).items():
        windows = [as_window(row) for row in rows]
        found[team_id] = {weekday: _minutes_on(windows, weekday) for weekday in range(7)}
    return found


def _minutes_on(windows: Collection[Window], weekday: int) -> list[tuple[int, int]]:
    """Shifts that follow each other are one stretch; what runs past midnight goes on the next day."""
    spans = []
    for one in windows:
        starts, ends = (at.hour * 60 + at.minute for at in (one.starts, one.ends))
        if weekday in one.weekdays:
            spans.append((starts, ends if starts < ends else DAY))
        if ends < starts and (weekday - 1) % 7 in one.weekdays:
            spans.append((0, ends))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def windows_around(visit: Visit | None, member_ids: Collection[UUID]) -> list[Window]:
    """The times of whom a visit is for: its team, or the teams of the colleagues."""
    if visit is None:
        return []
    return _windows_for(visit.team_id, set(member_ids) - {visit.coach.pk})


def within(windows: Collection[Window], start: datetime, end: datetime) -> bool:
    """Whether an aware span falls within the windows, on the clock of the wall."""
    return covers(windows, *(timezone.localtime(one).replace(tzinfo=None) for one in (start, end)))


def outside_windows(visit: Visit, member_ids: Collection[UUID], start: datetime, end: datetime) -> str:
    """A friendly sentence when a visit would fall outside the times a team gave; never a refusal."""
    return outside_team_times(visit.team, set(member_ids) - {visit.coach.pk}, start, end)


def outside_team_times(
    team: people.Team | None, colleague_ids: Collection[UUID], start: datetime, end: datetime
) -> str:
    """The same for a visit that is not made yet: to a whole team, or else to these colleagues.

    Of a visit to one colleague it names no team and no times: whoever plans may not know whose they are.
    """
    if within(_windows_for(team.pk if team else None, colleague_ids), start, end):
        return ""
    if team is None:
        return _("Dit valt buiten de diensten en de overdracht van het team. Het mag wel.")
    times = "; ".join(row.words for row in windows_of({team.pk})[team.pk])
    return _("%(team)s heeft andere tijden doorgegeven: %(times)s.") % {"team": team.name, "times": times}


def _windows_for(team_id: UUID | None, colleague_ids: Collection[UUID]) -> list[Window]:
    teams = {team_id} if team_id else people.ids_of_teams_of(set(colleague_ids))
    return [as_window(row) for rows in windows_of(teams).values() for row in rows]


def as_window(row: TeamWindow) -> Window:
    return Window(frozenset(row.weekdays), row.starts, row.ends)
