"""Live figures: over requests of teams only. Of personal ones see ``services.figures``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from rugzak.apps.support.models import ClosedQuarter, SupportRequest
from rugzak.apps.support.quarters import last_closed_quarter
from rugzak.apps.support.queries.seeing import with_what_is_shown
from rugzak.apps.support.words import RUNNING, UNANSWERED, WAIT_LEAST, WAIT_WEEKS, RequestState
from rugzak.ground.kernel.kept import kept


def unanswered() -> QuerySet[SupportRequest]:
    """What nobody took up. For counts and for the night."""
    return SupportRequest.objects.filter(state__in=UNANSWERED, programme__is_on=True)


def due(lookup: str, day: date) -> Q:
    """The promise that counts now: the renewed one, else the first. ``due("lt", today)`` is late."""
    first = Q(**{f"promised_on__{lookup}": day})
    return Q(**{f"renewed_on__{lookup}": day}) | (Q(renewed_on=None) & first)


def number_past_promise(today: date) -> int:
    """How many requests of teams wait longer than promised.

    Personal ones are not in it: beside the other figures of teams it would tell how many colleagues wait.
    """
    return len(_past_promise(today=today))


@kept
def _past_promise(today: date) -> QuerySet[SupportRequest]:
    return unanswered().filter(due("lt", today), team__isnull=False).only("pk")


@dataclass(frozen=True)
class Wait:
    """How long an answer took lately, in days; ``days`` is None when we do not know."""

    days: int | None
    n: int


def expected_wait(*, programme_id: UUID, region_id: UUID) -> Wait:
    """The median over requests of teams in the last weeks; who still waits counts with the days so far.

    Of personal requests nothing is used: a figure that moves tells who asked.
    """
    now = timezone.now()
    sent = SupportRequest.objects.filter(
        team__isnull=False,
        programme=programme_id,
        region=region_id,
        sent_at__gte=now - timedelta(weeks=WAIT_WEEKS),
    ).exclude(state=RequestState.WITHDRAWN)
    day = timedelta(days=1)
    moments = sent.values_list("sent_at", "first_answered_at")
    spans = [((answered or now) - sent_at) / day for sent_at, answered in moments]
    if len(spans) < WAIT_LEAST:
        return Wait(None, len(spans))
    return Wait(max(1, round(median(spans))), len(spans))


@dataclass(frozen=True)
class RegionFigures:
    """Live figures of one region, over requests of teams only."""

    name: str
    running: int
    waiting: int
    late: int
    asked: int
    kept: int

    @property
    def share(self) -> int | None:
        return round(100 * self.kept / self.asked) if self.asked else None


def figures_per_region(today: date, *, since: date) -> list[RegionFigures]:
    """Load, waiting, late, and the promise kept of what was promised from ``since`` until today."""
    rows = SupportRequest.objects.filter(team__isnull=False, programme__is_on=True).exclude(
        state=RequestState.WITHDRAWN
    )
    settled = Q(promised_on__gte=since) & (Q(promised_on__lt=today) | Q(first_answered_at__isnull=False))
    in_time = Q(first_answered_at__date__lte=F("promised_on"))
    unanswered_now = Q(state__in=UNANSWERED)
    counted: Any = (
        rows.values("region__name")
        .annotate(
            running=Count("pk", filter=Q(state__in=RUNNING)),
            waiting=Count("pk", filter=unanswered_now),
            late=Count("pk", filter=unanswered_now & due("lt", today)),
            asked=Count("pk", filter=settled),
            kept=Count("pk", filter=settled & in_time),
        )
        .order_by("region__name")
    )
    return [
        RegionFigures(
            row["region__name"], row["running"], row["waiting"], row["late"], row["asked"], row["kept"]
        )
        for row in counted
    ]


def stuck_requests(today: date) -> list[SupportRequest]:
    """Requests of teams on which nothing moves."""
    week_ago = timezone.now() - timedelta(days=7)
    late = Q(state__in=UNANSWERED) & due("lt", today)
    waiting = Q(state=RequestState.WAITING)
    no_moment = Q(state=RequestState.MATCHED, engagement__accepted_at__lt=week_ago)
    rows = SupportRequest.objects.filter(
        late | waiting | no_moment, team__isnull=False, programme__is_on=True
    )
    by_day = Coalesce("renewed_on", "promised_on")
    return list(with_what_is_shown(rows).order_by(by_day, "pk")[:20])


def questions_of_colleagues(today: date) -> list[ClosedQuarter]:
    """The frozen figures of the last quarter that is over, the regions first and the whole last."""
    start, _end = last_closed_quarter(today)
    rows = ClosedQuarter.objects.filter(start=start).select_related("region")
    return list(rows.order_by(F("region__name").asc(nulls_last=True)))


@dataclass(frozen=True)
class PromiseKept:
    """Of ``asked`` team requests sent from ``start`` until ``end``, ``kept`` were answered in time."""

    start: date
    end: date
    asked: int
    kept: int


def promise_kept(start: date, end: date) -> PromiseKept:
    """Over requests of teams only, in a period that is closed."""
    sent = SupportRequest.objects.filter(
        team__isnull=False, sent_at__date__gte=start, sent_at__date__lt=end, programme__is_on=True
    )
    answered_in_time = Q(first_answered_at__date__lte=F("promised_on"))
    counts = sent.aggregate(asked=Count("pk"), kept=Count("pk", filter=answered_in_time))
    return PromiseKept(start, end, counts["asked"], counts["kept"])
