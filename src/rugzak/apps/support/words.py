"""Themes, states, the table of moves, and limits of questions for help. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What it is about, in words of the floor. Never a diagnosis, a name or a cause."""

    WORKING_TOGETHER = "working-together", _("Samen werken op de vloer")
    HARD_TALK = "hard-talk", _("Een lastig gesprek")
    CARE_THAT_TOUCHES = "care-that-touches", _("Zorg die mij raakt")
    SEEING_THE_PERSON = "seeing-the-person", _("De mens in beeld krijgen")
    LEARNING = "learning", _("Iets nieuws leren")
    REPORTING = "reporting", _("Rapporteren of de app")
    LETTING_OFF = "letting-off", _("Even mijn hart luchten")
    OTHER = "other", _("Iets anders")


class Haste(models.TextChoices):
    """How soon. Only the first one counts as urgent."""

    NOW = "now", _("Vandaag of morgen")
    WEEK = "week", _("Binnen een week")
    THREE_WEEKS = "three-weeks", _("Binnen drie weken")
    LATER = "later", _("Er is geen haast")


class Whom(models.TextChoices):
    """For whom help is asked: it decides who sees it."""

    ME = "me", _("Voor mij")
    TEAM = "team", _("Voor ons team")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("maandag")
    TUESDAY = 1, _("dinsdag")
    WEDNESDAY = 2, _("woensdag")
    THURSDAY = 3, _("donderdag")
    FRIDAY = 4, _("vrijdag")
    SATURDAY = 5, _("zaterdag")
    SUNDAY = 6, _("zondag")


class Daypart(models.TextChoices):
    MORNING = "morning", _("ochtend")
    AFTERNOON = "afternoon", _("middag")
    EVENING = "evening", _("avond")
    NIGHT = "night", _("nacht")


class RequestState(models.TextChoices):
    DRAFT = "draft", _("concept")
    OPEN = "open", _("open")
    WAITING = "waiting", _("wacht")
    MATCHED = "matched", _("opgepakt")
    PLANNED = "planned", _("gepland")
    ACTIVE = "active", _("bezig")
    CLOSED = "closed", _("gesloten")
    WITHDRAWN = "withdrawn", _("teruggetrokken")
    DECLINED = "declined", _("niet mogelijk")


# Which state may follow which, and what somebody does to get there. The database keeps the same table.
MOVES: dict[tuple[RequestState, RequestState], str] = {
    (RequestState.DRAFT, RequestState.OPEN): "the asker sends",
    (RequestState.OPEN, RequestState.WAITING): "nobody has room within the promised days",
    (RequestState.OPEN, RequestState.MATCHED): "a coach accepts",
    (RequestState.OPEN, RequestState.PLANNED): "a coach accepts with a moment",
    (RequestState.OPEN, RequestState.DECLINED): "the programme manager says it cannot be done",
    (RequestState.WAITING, RequestState.OPEN): "there is room again",
    (RequestState.WAITING, RequestState.MATCHED): "a coach accepts",
    (RequestState.WAITING, RequestState.PLANNED): "a coach accepts with a moment",
    (RequestState.WAITING, RequestState.DECLINED): "the programme manager says it cannot be done",
    (RequestState.MATCHED, RequestState.PLANNED): "the coach plans a moment",
    (RequestState.PLANNED, RequestState.MATCHED): "the only moment is called off",
    (RequestState.PLANNED, RequestState.ACTIVE): "the first visit is done",
    (RequestState.ACTIVE, RequestState.PLANNED): "that was said too soon",
    (RequestState.MATCHED, RequestState.OPEN): "the coach passes it on, or the asker wants another coach",
    (RequestState.PLANNED, RequestState.OPEN): "the coach passes it on",
    (RequestState.ACTIVE, RequestState.CLOSED): "the asker closes, or nobody answers a coach who rounded off",
    (RequestState.CLOSED, RequestState.ACTIVE): "the asker reopens",
    (RequestState.DRAFT, RequestState.WITHDRAWN): "the asker withdraws",
    (RequestState.OPEN, RequestState.WITHDRAWN): "the asker withdraws",
    (RequestState.WAITING, RequestState.WITHDRAWN): "the asker withdraws",
    (RequestState.MATCHED, RequestState.WITHDRAWN): "the asker withdraws",
    (RequestState.PLANNED, RequestState.WITHDRAWN): "the asker withdraws",
    (RequestState.ACTIVE, RequestState.WITHDRAWN): "the asker withdraws",
}
# Nobody took it up yet: coaches of the region may.
UNANSWERED = (RequestState.OPEN, RequestState.WAITING)
WITH_COACH = (RequestState.MATCHED, RequestState.PLANNED, RequestState.ACTIVE)
OVER = (RequestState.CLOSED, RequestState.WITHDRAWN, RequestState.DECLINED)
RUNNING = UNANSWERED + WITH_COACH

LOOKS = {
    RequestState.DRAFT: "concept",
    RequestState.OPEN: "open",
    RequestState.WAITING: "waiting",
    RequestState.MATCHED: "offered",
    RequestState.PLANNED: "planned",
    RequestState.ACTIVE: "running",
    RequestState.CLOSED: "closed",
    RequestState.WITHDRAWN: "withdrawn",
    RequestState.DECLINED: "refused",
}


class OfferState(models.TextChoices):
    PROPOSED = "proposed", _("voorgesteld")
    ACCEPTED = "accepted", _("aangenomen")
    REFUSED = "refused", _("niet aangenomen")
    EXPIRED = "expired", _("vervallen")


# What can become of an offer, and by whom. The database keeps the same table.
OFFER_MOVES: dict[tuple[OfferState, OfferState], str] = {
    (OfferState.PROPOSED, OfferState.ACCEPTED): "the asker chooses one or more of the moments",
    (OfferState.PROPOSED, OfferState.REFUSED): "the asker wants another moment or another coach",
    (OfferState.PROPOSED, OfferState.EXPIRED): "nobody answered, or another proposal took its place",
}
MOST_MOMENTS = 3
OFFER_WORKING_DAYS = 5


class CoachWish(models.TextChoices):
    """What the asker wishes of one coach. Who is rather not chosen never learns it."""

    PREFER = "prefer", _("Liefst")
    AVOID = "avoid", _("Liever niet")


class Helped(models.TextChoices):
    YES = "yes", _("Ja")
    SOME = "some", _("Een beetje")
    NO = "no", _("Nee")


# So long after closing the coach still finds a personal request back; then it is only the asker's.
COACH_READS_FOR = timedelta(days=90)
# How long a request is kept; the data map promises the same in words.
KEPT_AFTER_CLOSING, KEPT_WITHOUT_ANSWER = timedelta(days=365), timedelta(days=183)
WORDS_LIMIT = 1500
# What somebody lays before a colleague stays there so long, whatever she answers.
SUGGESTION_DAYS = 14
# A coach rounded off: so long the asker has to say yes, or no.
CONFIRM_DAYS = 14
REOPEN_DAYS = 30
# Least free time of a coach that counts as room for a question, in released hours of one week.
ROOM = timedelta(hours=1)
# The expected wait looks back so many weeks, and stays silent on fewer requests of teams than this.
WAIT_WEEKS = 8
WAIT_LEAST = 10
# How the read log calls a request.
REQUEST_KIND = "support.request"
# How long a visit usually takes, per setting of the agenda: what a form starts with, and what a plan counts on.
LENGTHS: dict[str, timedelta] = {
    "floor": timedelta(minutes=90),
    "conference": timedelta(minutes=75),
    "intervision": timedelta(minutes=105),
    "refresher": timedelta(minutes=150),
    "new-staff": timedelta(minutes=180),
    "one-to-one": timedelta(minutes=60),
}
