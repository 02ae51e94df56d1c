"""This week's own visits, as the agenda shows them to this person: time, place, kind, and with whom."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.words import STANDING, Part, VisitState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.weeks import Week, local_moment
from rugzak.ground.ui.dates import day_words, moment_words
from rugzak.ground.ui.words import look_of

# From Monday on, and always some days ahead: on Sunday evening Monday counts.
AHEAD = timedelta(days=7)
# What was not rounded off yet goes along for so long before that Monday.
BACK = timedelta(days=14)
MOST = 60


def taken_along(person: Member) -> dict[str, Any]:
    """Plain values for a browser. No theme, no request, no word that anybody wrote."""
    today = timezone.localdate()
    monday = Week.of(today).start
    rows = agenda.visits_between(
        agenda.own_visits(person).filter(state__in=STANDING), monday - BACK, local_moment(today + AHEAD)
    ).exclude(state=VisitState.DONE, during__endswith__lte=monday)
    return {
        "made": moment_words(timezone.now(), "full"),
        "note": reverse("reflection:write"),
        "visits": [_visit(person, row) for row in rows[:MOST]],
    }


def _visit(person: Member, row: agenda.Visit) -> dict[str, Any]:
    look = look_of(row.shown_state)
    coaches = may(person, "agenda.mark_done", row)
    return {
        "id": str(row.pk),
        "revision": row.revision,
        "start": row.start.isoformat(),
        "end": row.end.isoformat(),
        "day": day_words(timezone.localtime(row.start).date(), "long"),
        "times": _("%(start)s tot %(end)s")
        % {"start": moment_words(row.start, "time"), "end": moment_words(row.end, "time")},
        "title": f"{row.where}, {moment_words(row.start)}",
        "where": row.where,
        "kind": str(row.get_setting_display()),
        "who": _with_whom(person, row),
        "state": str(row.get_state_display()),
        "tone": look.tone,
        "done": reverse("agenda:done", args=[row.pk]) if coaches and _waits(row) else "",
        "missed": reverse("agenda:missed", args=[row.pk]) if coaches and _waits(row) else "",
        "log": reverse("coaching:write", args=[row.pk]) if may(person, "coaching.look_back", row) else "",
        "move": reverse("agenda:move", args=[row.pk]) if coaches and _waits(row) else "",
    }


def _waits(row: agenda.Visit) -> bool:
    return row.state == VisitState.CONFIRMED


def _with_whom(person: Member, row: agenda.Visit) -> str:
    if row.coach.pk != person.pk:
        return _("%(coach)s komt.") % {"coach": row.coach.first_name}
    if row.team is not None:
        return str(row.team.name)
    colleagues = [one.member for one in row.occupations.all() if one.part == Part.COLLEAGUE]
    return ", ".join(one.display_name for one in colleagues)
