"""Time: moments, lengths, a week to tap, and how many hours are left."""

# ruff: noqa: A002, E501  (HTML reads best unbroken; props keep the names HTML gives them.)

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import link, part, quoted, text
from rugzak.ground.ui.dates import clock_words, day_words, moment_words, names, spoken_length
from rugzak.ground.ui.icons import icon as drawing

# The stylesheet draws one pocket per hour for these budgets; others show one plain bar.
POCKETS = (4, 6, 8, 10, 12, 16, 19, 20, 24)


@component()
def moment(
    *, at: Any, style: Literal["full", "long", "day", "short", "date", "time", "month", "past"] = "full"
) -> str:
    """A date or moment: "di 14 april, 13:30". Nothing when there is none."""
    if at is None or at == "":
        return ""
    return f'<time datetime="{at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()}">{text(moment_words(at, style))}</time>'


@component()
def duration(*, of: Any, style: Literal["clock", "spoken"] = "clock") -> str:
    """A length of time: "2:00 uur", or spoken "17 minuten"."""
    if of is None or of == "":
        return ""
    words = clock_words(of) if style == "clock" else spoken_length(of)
    return f'<span class="num">{text(words)}</span>'


@component()
def days(*, days: Iterable[Any], label: Any) -> str:
    """Seven days to tap. A day has ``date``, ``href``, ``count`` and maybe ``current`` and ``free``."""
    return f'<nav class="days" aria-label="{quoted(label)}">{"".join(_day(day) for day in days)}</nav>'


def _day(day: Any) -> str:
    when: date = part(day, "date")
    count = int(part(day, "count") or 0)
    current = ' aria-current="date"' if part(day, "current") else ""
    free = ' class="free"' if part(day, "free") else ""
    visits = ngettext("%(n)s bezoek", "%(n)s bezoeken", count) % {"n": count} if count else _("niets gepland")
    return (
        f'<a href="{link(part(day, "href") or "#")}"{current}{free}><small aria-hidden="true">{names().short_weekdays[when.weekday()]}</small>'
        f'<span aria-hidden="true">{when.day}</span><span class="sr">{text(day_words(when, "long"))}, {text(visits)}</span>'
        f'<span class="dots" aria-hidden="true">{"<i></i>" * min(count, 4)}</span></a>'
    )


@component()
def hours_meter(*, used: Any, budget: Any, label: Any = "") -> str:
    """Hours used of a budget, a pocket for each hour; over it is a second, warm piece with words."""
    spent, whole = _minutes(used), _minutes(budget)
    over = max(0, spent - whole)
    hours = f"{spent // 60}:{spent % 60:02d}"
    spoken = _("%(used)s van %(budget)s gebruikt") % {
        "used": spoken_length(timedelta(minutes=spent)),
        "budget": spoken_length(timedelta(minutes=whole)),
    }
    of = _("van %(budget)s") % {"budget": spoken_length(timedelta(minutes=whole))}
    head = f"<p><b>{hours}</b> <span>{text(of)}</span>"
    bar = f'<progress class="p{_pockets(whole)}" max="{max(whole, 1)}" value="{min(spent, whole)}" aria-label="{quoted(label or spoken)}"></progress>'
    if over:
        too_much = _("%(time)s te veel") % {"time": spoken_length(timedelta(minutes=over))}
        head += f' <span class="tag warm">{drawing("triangle-alert")}{text(too_much)}</span>'
        bar += f'<progress class="over" max="{max(60, over)}" value="{over}" aria-label="{quoted(too_much)}"></progress>'
    return f'<div class="meter">{head}</p><div class="pockets">{bar}</div></div>'


def _minutes(length: Any) -> int:
    return round(length.total_seconds() / 60) if isinstance(length, timedelta) else int(length)


def _pockets(minutes: int) -> int:
    hours = minutes // 60
    return hours if hours in POCKETS else 1


@component()
def progress_bar(*, value: float, max: float, label: Any) -> str:
    """How far something is; the words say it first."""
    return (
        f'<label class="bar"><span>{text(label)}</span><progress max="{float(max):g}" value="{float(value):g}">'
        f"{float(value):g} / {float(max):g}</progress></label>"
    )
