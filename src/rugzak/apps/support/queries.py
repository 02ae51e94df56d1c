"""Reads of requests; each names its viewer. A personal request leaves no trace for who may not see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support.asks import (  # noqa: F401 (the front door for who plans)
    Ask,
    OfferedSpan,
    asks_of_visits,
    asks_to_plan,
    offered_spans,
    state_for_planner,
)
from rugzak.apps.support.models import (
    EngagementVisit,
    Offer,
    OfferedMoment,
    Passing,
    Preference,
    SupportRequest,
)
from rugzak.apps.support.words import (
    COACH_READS_FOR,
    RUNNING,
    UNANSWERED,
    WAIT_LEAST,
    WAIT_WEEKS,
    CoachWish,
    OfferState,
    RequestState,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role


def requests_for(person: Member) -> QuerySet[SupportRequest]:
    """One's own, those one took up, those of one's team, those one may take up.

    The programme manager sees every request of a team, and of personal ones nothing.
    What was withdrawn is from then on only the asker's, and a personal one 90 days after closing.
    """
    team_ids = people.ids_of_teams_seen_by(person)
    shared = _taken_up_by(person) | Q(team__in=team_ids)
    if Role.PROGRAMME_MANAGER in person.roles:
        shared |= Q(team__isnull=False, organisation=person.organisation_id)
    mine = Q(asker=person) | (shared & ~Q(state=RequestState.WITHDRAWN))
    marked = SupportRequest.objects.annotate(in_pool=_in_pool_of(person))
    meetings = EngagementVisit.objects.select_related("visit__location")
    rows = marked.filter(mine | Q(in_pool=True), programme__is_on=True).exclude(_of_people_led_by(person))
    seen = _with_what_is_shown(rows)
    return seen.prefetch_related(Prefetch("engagement__meetings", meetings))


def requests_open_to(person: Member) -> QuerySet[SupportRequest]:
    """What this coach may take up: unanswered, of the own programme and region, and not one's own."""
    marked = SupportRequest.objects.annotate(in_pool=_in_pool_of(person), asked_me=_asked(person))
    rows = marked.filter(in_pool=True).exclude(asker=person).exclude(_of_people_led_by(person))
    return _with_what_is_shown(rows.order_by("-asked_me", "sent_at", "pk"))


def own_requests(person: Member) -> QuerySet[SupportRequest]:
    """What this person asked, the newest first."""
    return _with_what_is_shown(SupportRequest.objects.filter(asker=person, programme__is_on=True)).order_by(
        "-sent_at"
    )


def engagements_of(person: Member) -> QuerySet[SupportRequest]:
    """What this coach took up and still runs."""
    return _with_what_is_shown(
        SupportRequest.objects.filter(
            engagement__appointment__member=person, state__in=RUNNING, programme__is_on=True
        ).exclude(_of_people_led_by(person))
    ).order_by("sent_at")


def running_requests_of(person: Member) -> QuerySet[SupportRequest]:
    """What runs for this person: asked, or taken up as coach; ``offer_id`` is what lies on the table."""
    mine = Q(asker=person) | Q(engagement__appointment__member=person)
    rows = SupportRequest.objects.filter(mine, state__in=RUNNING, programme__is_on=True)
    rows = rows.exclude(_of_people_led_by(person))
    standing = Offer.objects.filter(request=OuterRef("pk"), state=OfferState.PROPOSED)
    marked = rows.annotate(offer_id=Subquery(standing.values("pk")[:1]))  # type: ignore[no-redef]
    return _with_what_is_shown(marked).order_by("sent_at")


def team_requests(team_ids: Iterable[UUID] | None = None) -> QuerySet[SupportRequest]:
    """Requests of these teams, or of all; never a personal one."""
    requests = SupportRequest.objects.filter(team__isnull=False, programme__is_on=True).exclude(
        state=RequestState.WITHDRAWN
    )
    if team_ids is not None:
        requests = requests.filter(team__in=list(team_ids))
    return _with_what_is_shown(requests).order_by("-sent_at")


@dataclass(frozen=True)
class Standing:
    """An offer that waits for an answer, and what can be chosen from."""

    offer: Offer
    moments: list[OfferedMoment]

    @property
    def pk(self) -> UUID:
        return self.offer.pk


def unanswered() -> QuerySet[SupportRequest]:
    """What nobody took up. For counts and for the night."""
    return SupportRequest.objects.filter(state__in=UNANSWERED, programme__is_on=True)


def due(lookup: str, day: date) -> Q:
    """The promise that counts now: the renewed one, else the first. ``due("lt", today)`` is late."""
    first = Q(**{f"promised_on__{lookup}": day})
    return Q(**{f"renewed_on__{lookup}": day}) | (Q(renewed_on=None) & first)


def number_past_promise(today: date) -> int:
    """How many requests wait longer than promised, of teams and people together: a count, never content.

    Counted by the database: whoever reads the count may not see the personal ones.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT support_number_past_promise(%s)", [today])
        (number,) = cursor.fetchone()
    return int(number)


def standing_offer(request: SupportRequest) -> Standing | None:
    """The proposal on the table, with its moments; for whoever may see the request."""
    rows = OfferedMoment.objects.filter(offer__request=request, offer__state=OfferState.PROPOSED)
    moments = list(rows.select_related("location", "offer__appointment__member").order_by("start"))
    return Standing(moments[0].offer, moments) if moments else None


def offers_asked_of(person: Member) -> QuerySet[Offer]:
    """Proposals made to this person."""
    return Offer.objects.filter(request__asker=person, request__programme__is_on=True).select_related(
        "request", "appointment__member"
    )


def colleague_coaches(request: SupportRequest, person: Member) -> list[Member]:
    """To whom a coach can pass a request on: all others, else who is missing would tell what the asker wished."""
    coaches = programmes.running_appointments().filter(
        programme=request.programme_id, region=request.region_id
    )
    found = {row.member_id: row.member for row in coaches.exclude(member=person)}
    return sorted(found.values(), key=lambda member: member.sort_key)


def coach_ids_who_see(request: SupportRequest, *, leads: Iterable[UUID]) -> set[UUID]:
    """The coaches in whose list this unanswered request stands: kept away by nobody, not by themselves either.

    ``leads`` lead the asker: of one colleague they see nothing.
    """
    coaches = programmes.running_appointments().filter(
        programme=request.programme_id, region=request.region_id
    )
    avoided = Preference.objects.filter(request=request, wish=CoachWish.AVOID).values("coach")
    passed = Passing.objects.filter(request=request).values("by")
    coaches = coaches.exclude(member=request.asker_id).exclude(member__in=avoided).exclude(member__in=passed)
    if request.is_personal:
        coaches = coaches.exclude(member__in=list(leads))
    if request.outside_team:
        coaches = coaches.exclude(member__in=people.team_mates_of(request.asker))
    return set(coaches.values_list("member_id", flat=True)) & people.ids_of_coaches_in(request.region_id)


def coach_ids_told_of(request_id: UUID) -> set[UUID]:
    """The same, for who tells them."""
    request = SupportRequest.objects.select_related("asker").get(pk=request_id)
    team_ids = [team.pk for team in people.teams_worked_in(request.asker)] if request.is_personal else []
    return coach_ids_who_see(request, leads=[lead.pk for lead in people.leads_of_teams(team_ids)])


def own_wishes(request: SupportRequest) -> list[Preference]:
    """Whom the asker likes best and whom rather not; for the asker only."""
    return list(Preference.objects.filter(request=request).select_related("coach").order_by("wish"))


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
    return list(_with_what_is_shown(rows).order_by(by_day, "pk")[:20])


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


def titles_for(owner: Member, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The themes of the owner's own requests, as titles."""
    rows = SupportRequest.objects.filter(asker=owner, pk__in=list(ids)).only("theme")
    return {row.pk: str(row.get_theme_display()) for row in rows}


def _taken_up_by(person: Member) -> Q:
    not_long_over = Q(closed_at=None) | Q(closed_at__gt=timezone.now() - COACH_READS_FOR)
    return Q(engagement__appointment__member=person) & (Q(team__isnull=False) | not_long_over)


def _of_people_led_by(person: Member) -> Q:
    """Who led nobody then may lead somebody now: coaching and judging never touch, also not afterwards."""
    return Q(team=None, asker__in=people.ids_of_people_led_by(person)) & ~Q(asker=person)


def _in_pool_of(person: Member) -> Exists | Q:
    """Unanswered, of the own programme and region, and not one the asker or the coach kept away.

    An appointment alone is not enough: with the role gone, so is the pool.
    """
    held = [one for one in person.held if one.role is Role.COACH and one.team_id is None]
    appointments = programmes.running_appointments_of(person).filter(
        programme=OuterRef("programme"), region=OuterRef("region")
    )
    if all(one.region_id for one in held):
        appointments = appointments.filter(region__in=[one.region_id for one in held])
    passed = Passing.objects.filter(request=OuterRef("pk"), by=person)
    avoided = Preference.objects.filter(request=OuterRef("pk"), coach=person, wish=CoachWish.AVOID)
    knows_the_team = Q(outside_team=True, asker__in=people.team_mates_of(person))
    return (
        Exists(appointments) & Q(state__in=UNANSWERED) & ~Exists(passed) & ~Exists(avoided) & ~knows_the_team
    )


def _asked(person: Member) -> Exists | Q:
    """Passed on to this coach by name, or liked best by who asked."""
    passed = Passing.objects.filter(request=OuterRef("pk"), to=person)
    preferred = Preference.objects.filter(request=OuterRef("pk"), coach=person, wish=CoachWish.PREFER)
    return Exists(passed) | Exists(preferred)


def _with_what_is_shown(requests: QuerySet[SupportRequest]) -> QuerySet[SupportRequest]:
    return requests.select_related(
        "asker",
        "team",
        "programme__organisation",
        "region",
        "location",
        "engagement__appointment__member",
        "closing",
    )
