"""What of cards belongs on somebody's day: in one question, however much there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, CharField, F, QuerySet, UUIDField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils import timezone

from rugzak.apps.cards.models import Gift, Pledge, Spot, Trial
from rugzak.apps.cards.words import LOOK_AFTER_DAYS, TrialState
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member

GIFT_IS_NEWS, REMINDER_IS_NEWS = timedelta(days=7), timedelta(days=2)
# More teams than anybody works in; what a team tries beyond this stands on its own page.
SHOWN = 2


@dataclass(frozen=True)
class Habit:
    """One row of a day. ``text`` is what the card says, or who gave one."""

    kind: str
    team_id: UUID | None
    team: str
    card_id: UUID | None
    text: str


@dataclass(frozen=True)
class Habits:
    """What came for this person alone, what the own teams try, and their cards of the week."""

    own: tuple[Habit, ...]
    trials: tuple[Habit, ...]
    weeks: tuple[Habit, ...]


def habits_today(person: Member, now: datetime, *, own: bool) -> Habits:
    """``own`` is False on a shared tablet: then what is somebody's own stays closed."""
    teams, today = people.teams_of_day(person), timezone.localtime(now).date()
    parts = [_weeks(teams), _trials(teams, today)]
    if own:
        parts += [_gifts(person, now), _reminders(person, now)]
    first, *others = parts
    rows = [Habit(*row) for row in first.union(*others, all=True).order_by("kind", "team_name", "told")]
    return Habits(
        own=tuple(row for row in rows if row.team_id is None)[:SHOWN],
        trials=tuple(row for row in rows if row.kind in ("asks", "ends", "tries"))[:SHOWN],
        weeks=tuple(row for row in rows if row.kind == "week")[:SHOWN],
    )


def _weeks(teams: QuerySet) -> QuerySet:
    rows = Spot.objects.filter(team__in=teams, week_card__versions__replaced_at=None)
    rows = rows.exclude(week_card=None)
    return _told(rows, Value("week"), F("week_card__versions__text"), card=F("week_card_id"))


def _trials(teams: QuerySet, today: date) -> QuerySet:
    """A question that waits comes before what only goes on."""
    looks = today - timedelta(days=LOOK_AFTER_DAYS)
    kind = Case(
        When(ends_on__lt=today, then=Value("ends")),
        When(look=None, starts_on__lte=looks, then=Value("asks")),
        default=Value("tries"),
    )
    rows = Trial.objects.filter(team__in=teams, state=TrialState.TRYING, card__versions__replaced_at=None)
    return _told(rows, kind, F("card__versions__text"), card=F("card_id"))


def _gifts(person: Member, now: datetime) -> QuerySet:
    kind = Case(When(card=None, then=Value("thanks")), default=Value("gift"))
    rows = Gift.objects.filter(to=person, given_at__gte=now - GIFT_IS_NEWS)
    return _told(rows, kind, F("giver__first_name"), card=F("card_id"), team=False)


def _reminders(person: Member, now: datetime) -> QuerySet:
    """That there was a reminder; what it says is sealed, and stays so on a page that others glance at."""
    rows = Pledge.objects.filter(owner=person, reminded_at__gte=now - REMINDER_IS_NEWS, thrown_away_at=None)
    return _told(rows, Value("reminder"), Value(""), card=F("card_id"), team=False)


def _told(rows: QuerySet, kind: Combinable, text: Combinable, *, card: F, team: bool = True) -> QuerySet:
    """In the same columns for every table, so that one question fetches them all."""
    told = {
        "kind": Cast(kind, CharField()),
        "of_team": F("team_id") if team else Cast(Value(None), UUIDField()),
        "team_name": F("team__name") if team else Value("", output_field=CharField()),
        "of_card": card,
        "told": Cast(text, CharField()),
    }
    return rows.order_by().annotate(**told).values_list("kind", "of_team", "team_name", "of_card", "told")
