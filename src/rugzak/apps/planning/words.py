"""States, prices and limits of plans. Imports nothing of ours."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """How it stands with the computing of a plan."""

    IDLE = "idle", _("nog niet gepland")
    QUEUED = "queued", _("wacht op de rekenaar")
    RUNNING = "running", _("wordt gepland")
    DONE = "done", _("gepland")
    FAILED = "failed", _("plannen is niet gelukt")


BUSY = (PlanState.QUEUED, PlanState.RUNNING)


class Halt(models.TextChoices):
    """What somebody asked of a plan that is being computed."""

    NONE = "", _("reken door")
    TAKE = "take", _("neem dit plan")
    DROP = "drop", _("stop")


class ProposalState(models.TextChoices):
    LEFT_OUT = "left-out", _("geen plek")
    PROPOSED = "proposed", _("voorstel")
    AGREED = "agreed", _("akkoord")
    SENT = "sent", _("verstuurd")


WEEKS_LIMITS = (1, 4)
USUAL_WEEKS = 2
SECONDS = 20.0
# The rule beside those of the engine: somebody does the most that was agreed.
ENOUGH = "enough_visits"
MOST_ROUTES = 300_000
SEED = 7
# A plan that says nothing for so long has lost its worker.
SILENCE = timedelta(seconds=90)
# Somebody else changed this plan so lately: say so.
BESIDE_YOU = timedelta(minutes=10)
MOST_UNDO = 20
MOST_PROGRESS = 60
KEPT_AFTER = timedelta(days=56)
# Urgency in the engine, per haste of a request.
URGENCY = {"now": 8, "week": 4, "three-weeks": 2, "later": 1}
# Earlier than this from now nobody is asked to be somewhere.
NOTICE_NEEDED = timedelta(hours=3)


@dataclass(frozen=True)
class Price:
    """One weight, in minutes of travel, explained for who sets it."""

    name: str
    label: str | Promise
    hint: str | Promise
    usual: int
    most: int


PRICES = (
    Price(
        "waiting_day",
        _("Een dag later"),
        _("Zo zwaar telt elke dag wachten. Bij haast telt het acht keer, binnen een week vier keer."),
        10,
        60,
    ),
    Price(
        "unserved",
        _("Geen plek"),
        _("Zo zwaar telt een vraag die dit keer niet past. Bij haast telt het acht keer."),
        100,
        500,
    ),
    Price(
        "missed_preference",
        _("Een onbekende"),
        _("Zo zwaar telt het als iemand anders komt dan wie het team al kent."),
        30,
        240,
    ),
    Price(
        "over_soft_minute",
        _("Een minuut boven de rustige grens"),
        _("Zo zwaar telt een minuut boven vijf zesde van de vrije uren. Zo blijft het werk verdeeld."),
        1,
        20,
    ),
    Price(
        "change",
        _("Iets verplaatsen"),
        _("Zo zwaar telt het als een eerder voorstel verandert. Hoog is rustig, laag is zuinig."),
        60,
        500,
    ),
)
PRICE_NAMES = tuple(price.name for price in PRICES)
