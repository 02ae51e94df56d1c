"""Settings and states of a visit, the table of moves, and limits. Imports nothing of ours."""

from datetime import time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Setting(models.TextChoices):
    """In what kind of setting a coach is there. Never what it is about."""

    FLOOR = "floor", _("Op de werkvloer")
    CONFERENCE = "conference", _("Bij het MDO")
    INTERVISION = "intervision", _("Bij intervisie")
    REFRESHER = "refresher", _("Opfrisbijeenkomst")
    NEW_STAFF = "new-staff", _("Bijeenkomst voor nieuwe collega's")
    ONE_TO_ONE = "one-to-one", _("Samen in gesprek")


class VisitState(models.TextChoices):
    PROPOSED = "proposed", _("voorgesteld")
    CONFIRMED = "confirmed", _("gepland")
    DONE = "done", _("geweest")
    CANCELLED = "cancelled", _("gaat niet door")
    # It was planned, and nobody met. Said afterwards, without a reason and without whose doing it was.
    MISSED = "missed", _("niet doorgegaan")


# Which state may follow which, and what somebody does to get there. The database keeps the same table.
MOVES: dict[tuple[VisitState, VisitState], str] = {
    (VisitState.PROPOSED, VisitState.CONFIRMED): "confirm",
    (VisitState.PROPOSED, VisitState.CANCELLED): "cancel",
    (VisitState.CONFIRMED, VisitState.DONE): "mark as done",
    (VisitState.DONE, VisitState.CONFIRMED): "take that back",
    (VisitState.CONFIRMED, VisitState.CANCELLED): "cancel",
    (VisitState.CANCELLED, VisitState.CONFIRMED): "undo the cancelling",
    (VisitState.CONFIRMED, VisitState.MISSED): "say that it did not take place",
    (VisitState.MISSED, VisitState.CONFIRMED): "take that back",
}
# What keeps its place in somebody's agenda.
STANDING = (VisitState.PROPOSED, VisitState.CONFIRMED, VisitState.DONE)
AHEAD = (VisitState.PROPOSED, VisitState.CONFIRMED)
# Of these nobody's time is taken.
GONE = (VisitState.CANCELLED, VisitState.MISSED)
# What has hours in the ledger; of a visit that did not take place only the way there.
COUNTED = (*STANDING, VisitState.MISSED)


class Part(models.TextChoices):
    """As what somebody is at a visit."""

    COACH = "coach", _("coach")
    COLLEAGUE = "colleague", _("collega")


# The looks of a state on a badge: a name of the palette, no word.
LOOKS = {
    VisitState.PROPOSED: "offered",
    VisitState.CONFIRMED: "planned",
    VisitState.DONE: "done",
    VisitState.CANCELLED: "cancelled",
    VisitState.MISSED: "withdrawn",
}

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=12)
FURTHEST = timedelta(days=366)
UNDO_WINDOW = timedelta(minutes=15)
# So long after a visit its coach can still say that it lasted otherwise.
LENGTH_SAID_WITHIN = timedelta(days=14)
# Between these wall-clock times we look for a moment that suits; people may type any other time.
OFFERED_FROM, OFFERED_UNTIL = time(7), time(21)
OFFERED_STEP = timedelta(minutes=30)
OFFERED_DAYS = 14
OFFERED_MOMENTS, OFFERED_TO_PLAN = 3, 6
# So long after a visit it is kept who was there; the data map promises the same in words.
WHO_KEPT = timedelta(days=365)
# A measured time between two locations, in minutes.
TRAVEL_MINUTES_LIMITS = (1, 600)
# What an own calendar address shows: not years of where somebody was.
FEED_BACK, FEED_AHEAD = timedelta(days=31), timedelta(days=366)
FEED_TOKEN_BYTES = 32


class Half(models.IntegerChoices):
    """A part of a day in which somebody can coach; the times are on the wall clock."""

    MORNING = 0, _("ochtend")
    AFTERNOON = 1, _("middag")
    EVENING = 2, _("avond")


HALF_BEGINS = {Half.MORNING: time(0), Half.AFTERNOON: time(12, 30), Half.EVENING: time(17, 30)}
# A half-day of a week: weekday from Monday (0) times three, plus the half.
HALVES_PER_DAY, HALVES_PER_WEEK = 3, 21
AWAY_AHEAD_LIMIT = timedelta(days=366)


class OverReason(models.TextChoices):
    """Why more hours were needed in a week: fixed choices about the work, never words about people."""

    URGENT = "urgent", _("Er was haast bij")
    LONGER = "longer", _("Een bezoek duurde langer")
    GROUP = "group", _("Een bijeenkomst past niet in minder uren")
    FOR_COLLEAGUE = "for-colleague", _("Ik neem werk over van een andere coach")
    LATER_LESS = "later-less", _("Ik doe het later rustiger aan")


# Running late: by how much in one tap, to the whole five minutes, and never by more than this.
LATER_MINUTES, LATER_ROUNDED = (10, 20, 30), timedelta(minutes=5)
LATEST = timedelta(hours=3)


class Rhythm(models.TextChoices):
    """How often a visit comes back. A month is the same weekday of it: the second Tuesday."""

    WEEK = "week", _("elke week")
    FORTNIGHT = "fortnight", _("elke twee weken")
    MONTH = "month", _("elke maand")


SERIES_MINUTES_LIMITS = (15, 720)
# A visit every week for a year.
SERIES_MOST = 53


class ReliefState(models.TextChoices):
    """Whether somebody covers the group meanwhile."""

    ASKED = "asked", _("gevraagd")
    ARRANGED = "arranged", _("geregeld")
    NOT_POSSIBLE = "not-possible", _("lukt niet")


RELIEF_LOOKS = {
    ReliefState.ASKED: "waiting",
    ReliefState.ARRANGED: "done",
    ReliefState.NOT_POSSIBLE: "cancelled",
}


class ListPeriod(models.TextChoices):
    """Which visits a list shows."""

    AHEAD = "komt", _("Wat komt")
    PAST = "was", _("Wat was")
    GONE = "niet", _("Niet doorgegaan")


LIST_PERIODS = frozenset(ListPeriod.values)


class WindowKind(models.TextChoices):
    """What a team calls a time at which a coach is welcome."""

    SHIFT = "shift", _("dienst")
    HANDOVER = "handover", _("overdracht")


WINDOWS_MOST = 20


class ReachBy(models.TextChoices):
    """How somebody likes to be reached about a visit. With "app" no number and no address is shown."""

    CALL = "call", _("Bel me")
    TEXT = "text", _("Stuur me een bericht")
    MAIL = "mail", _("Mail me")
    APP = "app", _("Alleen in Rugzak")


# Shifts that came in are kept so long; the data map promises the same in words.
SHIFT_KEPT = timedelta(days=30)
OVERRUN_KEPT = timedelta(days=2 * 365)
# What goes out to a roster program, unless other days are asked for.
ROSTER_AHEAD, ROSTER_LONGEST = timedelta(days=27), timedelta(days=366)
