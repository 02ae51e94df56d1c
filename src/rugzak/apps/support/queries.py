"""Reads of requests; each names its viewer. A personal request leaves no trace for who may not see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support.models import EngagementVisit, SupportRequest
from rugzak.apps.support.words import COACH_READS_FOR, RUNNING, UNANSWERED, RequestState
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
    marked = SupportRequest.objects.annotate(in_pool=_in_pool_of(person))
    rows = marked.filter(in_pool=True).exclude(asker=person).exclude(_of_people_led_by(person))
    return _with_what_is_shown(rows).order_by("sent_at", "pk")


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
    """What runs for this person: asked, or taken up as coach."""
    mine = Q(asker=person) | Q(engagement__appointment__member=person)
    rows = SupportRequest.objects.filter(mine, state__in=RUNNING, programme__is_on=True)
    rows = rows.exclude(_of_people_led_by(person))
    return _with_what_is_shown(rows).order_by("sent_at")


def team_requests(team_ids: Iterable[UUID] | None = None) -> QuerySet[SupportRequest]:
    """Requests of these teams, or of all; never a personal one."""
    requests = SupportRequest.objects.filter(team__isnull=False, programme__is_on=True).exclude(
        state=RequestState.WITHDRAWN
    )
    if team_ids is not None:
        requests = requests.filter(team__in=list(team_ids))
    return _with_what_is_shown(requests).order_by("-sent_at")


def number_past_promise(today: date) -> int:
    """How many requests wait longer than promised, of teams and people together: a count, never content."""
    return SupportRequest.objects.filter(
        state__in=UNANSWERED, promised_on__lt=today, programme__is_on=True
    ).count()


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
    """An appointment alone is not enough: with the role gone, so is the pool."""
    held = [one for one in person.held if one.role is Role.COACH and one.team_id is None]
    appointments = programmes.running_appointments_of(person).filter(
        programme=OuterRef("programme"), region=OuterRef("region")
    )
    if all(one.region_id for one in held):
        appointments = appointments.filter(region__in=[one.region_id for one in held])
    return Exists(appointments) & Q(state__in=UNANSWERED)


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
