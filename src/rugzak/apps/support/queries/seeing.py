"""Who sees which requests. A personal request leaves no trace for who may not see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.programmes.words import STARTER_DAYS, Scope
from rugzak.apps.support.models import EngagementVisit, Offer, Passing, Preference, SupportRequest
from rugzak.apps.support.words import (
    COACH_READS_FOR,
    RUNNING,
    UNANSWERED,
    CoachWish,
    OfferState,
    RequestState,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import DECIDING, Role

CARD_PARTS = ("asker", "team", "region", "location", "engagement__appointment__member")
_NAME = ("first_name", "prefix", "last_name")
CARD_FIELDS = (
    "theme",
    "setting",
    "state",
    "programme_id",
    "promised_on",
    "renewed_on",
    "sent_at",
    "team__name",
    "region__name",
    "location__name",
    "location__town",
    *(f"asker__{name}" for name in _NAME),
    "engagement__rounded_off_at",
    *(f"engagement__appointment__member__{name}" for name in _NAME),
)


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
    rows = marked.filter(mine | Q(in_pool=True), programme__is_on=True).exclude(_kept_from(person))
    seen = with_what_is_shown(rows)
    return seen.prefetch_related(Prefetch("engagement__meetings", meetings))


def requests_open_to(person: Member, seats: Iterable[Appointment] | None = None) -> QuerySet[SupportRequest]:
    """What this coach may take up: unanswered, of the own programme and region, and not one's own."""
    pool = _in_pool_of(person, seats)
    marked = SupportRequest.objects.annotate(in_pool=pool, asked_me=_asked(person))
    rows = marked.filter(in_pool=True).exclude(asker=person).exclude(_kept_from(person))
    return as_cards(rows.order_by("-asked_me", "sent_at", "pk"))


def own_requests(person: Member) -> QuerySet[SupportRequest]:
    """What this person asked, the newest first."""
    return with_what_is_shown(SupportRequest.objects.filter(asker=person, programme__is_on=True)).order_by(
        "-sent_at"
    )


def engagements_of(person: Member) -> QuerySet[SupportRequest]:
    """What this coach took up and still runs."""
    return with_what_is_shown(
        SupportRequest.objects.filter(
            engagement__appointment__member=person, state__in=RUNNING, programme__is_on=True
        ).exclude(_kept_from(person))
    ).order_by("sent_at")


def running_requests_of(person: Member) -> QuerySet[SupportRequest]:
    """What runs for this person: asked, or taken up as coach; ``offer_id`` is what lies on the table."""
    mine = Q(asker=person) | Q(engagement__appointment__member=person)
    rows = SupportRequest.objects.filter(mine, state__in=RUNNING, programme__is_on=True)
    rows = rows.exclude(_kept_from(person))
    standing = Offer.objects.filter(request=OuterRef("pk"), state=OfferState.PROPOSED)
    marked = rows.annotate(offer_id=Subquery(standing.values("pk")[:1]))  # type: ignore[no-redef]
    return as_cards(marked).order_by("sent_at")


def team_requests(team_ids: Iterable[UUID] | None = None) -> QuerySet[SupportRequest]:
    """Requests of these teams, or of all; never a personal one."""
    requests = SupportRequest.objects.filter(team__isnull=False, programme__is_on=True).exclude(
        state=RequestState.WITHDRAWN
    )
    if team_ids is not None:
        requests = requests.filter(team__in=list(team_ids))
    return as_cards(requests).order_by("-sent_at")


def titles_for(owner: Member, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The themes of the owner's own requests, as titles."""
    rows = SupportRequest.objects.filter(asker=owner, pk__in=list(ids)).only("theme")
    return {row.pk: str(row.get_theme_display()) for row in rows}


def as_cards(requests: QuerySet[SupportRequest]) -> QuerySet[SupportRequest]:
    """What a card or a line of a list tells, and no more: a home shows many, and words stay where they are."""
    return requests.select_related(None).select_related(*CARD_PARTS).only(*CARD_FIELDS)


def with_what_is_shown(requests: QuerySet[SupportRequest]) -> QuerySet[SupportRequest]:
    return requests.select_related(
        "asker",
        "team",
        "programme__organisation",
        "region",
        "location",
        "engagement__appointment__member",
        "closing",
    )


def _taken_up_by(person: Member) -> Q:
    not_long_over = Q(closed_at=None) | Q(closed_at__gt=timezone.now() - COACH_READS_FOR)
    return Q(engagement__appointment__member=person) & (Q(team__isnull=False) | not_long_over)


def _kept_from(person: Member) -> Q:
    """What is personal of whom this person decides about, also where she coached before: those two never touch."""
    personal = Q(team=None) & ~Q(asker=person)
    if person.roles & DECIDING:
        return personal
    return personal & Q(asker__in=people.ids_of_people_led_by(person))


def _in_pool_of(person: Member, seats: Iterable[Appointment] | None = None) -> Combinable | Q:
    """Unanswered, of the own programme and region, and not one the asker or the coach kept away.

    An appointment alone is not enough: with the role gone, so is the pool. ``seats``, the
    appointments that run, spare a statement to whoever read them already.
    """
    held = [one for one in person.held if one.role is Role.COACH and one.team_id is None]
    if seats is None:
        seats = programmes.running_appointments_of(person) if held else ()
    regions = {one.region_id for one in held}
    mine = [one for one in seats if None in regions or one.region_id in regions]
    if not mine:
        return Value(value=False)
    passed = Passing.objects.filter(request=OuterRef("pk"), by=person)
    avoided = Preference.objects.filter(request=OuterRef("pk"), coach=person, wish=CoachWish.AVOID)
    knows_the_team = Q(outside_team=True, asker__in=people.team_mates_of(person))
    here = reduce(or_, (_comes_for_who_asks(one) for one in mine))
    return here & Q(state__in=UNANSWERED) & ~Exists(passed) & ~Exists(avoided) & ~knows_the_team


def _comes_for_who_asks(seat: Appointment) -> Q:
    """Of this programme and region, and within the scope of this coach; no scope is everybody."""
    here = Q(programme=seat.programme_id, region=seat.region_id)
    if not seat.scope or set(seat.scope) == set(Scope.values):
        return here
    newcomers = people.ids_of_newcomers(timezone.localdate() - timedelta(days=STARTER_DAYS))
    kinds = {
        Scope.TEAMS: Q(team__isnull=False),
        Scope.STARTERS: Q(team=None, asker__in=newcomers),
        Scope.OTHERS: Q(team=None) & ~Q(asker__in=newcomers),
    }
    return here & reduce(or_, (kinds[Scope(one)] for one in seat.scope))


def _asked(person: Member) -> Exists | Q:
    """Passed on to this coach by name, or liked best by who asked."""
    passed = Passing.objects.filter(request=OuterRef("pk"), to=person)
    preferred = Preference.objects.filter(request=OuterRef("pk"), coach=person, wish=CoachWish.PREFER)
    return Exists(passed) | Exists(preferred)
