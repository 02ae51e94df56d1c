"""Who sees which requests. A personal request leaves no trace for who may not see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple
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
from rugzak.ground.kernel.kept import kept

# More than anybody has at a time.
MOST_RUNNING = 30
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
    eyes = Eyes.of(person, _seats_of(person))
    marked = SupportRequest.objects.annotate(in_pool=_in_pool(eyes))
    meetings = EngagementVisit.objects.select_related("visit__location")
    rows = marked.filter(mine | Q(in_pool=True), programme__is_on=True).exclude(_kept_from(eyes))
    seen = with_what_is_shown(rows)
    return seen.prefetch_related(Prefetch("engagement__meetings", meetings))


def requests_open_to(person: Member, seats: Iterable[Appointment] | None = None) -> QuerySet[SupportRequest]:
    """What this coach may take up: unanswered, of the own programme and region, and not one's own.

    ``seats``, the appointments that run, spare a statement to whoever read them already.
    """
    return _open_to(Eyes.of(person, _seats_of(person) if seats is None else seats))


def first_open_to(person: Member, seats: Iterable[Appointment], most: int) -> list[SupportRequest]:
    """The first few of the same, for a home page."""
    return _first_open(eyes=Eyes.of(person, seats), most=most)


@kept
def _first_open(eyes: Eyes, most: int) -> QuerySet[SupportRequest]:
    return _open_to(eyes)[:most]


def _open_to(eyes: Eyes) -> QuerySet[SupportRequest]:
    rows = (
        SupportRequest.objects.filter(_in_pool(eyes)).exclude(asker=eyes.person_id).exclude(_kept_from(eyes))
    )
    marked = rows.annotate(in_pool=Value(value=True), asked_me=_asked(eyes))
    return as_cards(marked.order_by("-asked_me", "sent_at", "pk"))


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
        ).exclude(_kept_from(Eyes.of(person)))
    ).order_by("sent_at")


def running_requests_of(person: Member) -> list[SupportRequest]:
    """What runs for this person: asked, or taken up as coach; ``offer_id`` is what lies on the table."""
    return _running(eyes=Eyes.of(person), most=MOST_RUNNING)


@kept
def _running(eyes: Eyes, most: int) -> QuerySet[SupportRequest]:
    mine = Q(asker=eyes.person_id) | Q(engagement__appointment__member=eyes.person_id)
    rows = SupportRequest.objects.filter(mine, state__in=RUNNING, programme__is_on=True)
    standing = Offer.objects.filter(request=OuterRef("pk"), state=OfferState.PROPOSED)
    marked = rows.exclude(_kept_from(eyes)).annotate(offer_id=Subquery(standing.values("pk")[:1]))  # type: ignore[no-redef]
    return as_cards(marked).order_by("sent_at")[:most]


def team_requests(team_ids: Iterable[UUID] | None = None) -> QuerySet[SupportRequest]:
    """Requests of these teams, or of all; never a personal one."""
    requests = SupportRequest.objects.filter(team__isnull=False, programme__is_on=True).exclude(
        state=RequestState.WITHDRAWN
    )
    if team_ids is not None:
        requests = requests.filter(team__in=list(team_ids))
    return as_cards(requests).order_by("-sent_at")


def running_team_requests(team_ids: Iterable[UUID], most: int) -> list[SupportRequest]:
    """What these teams asked and still runs, the newest first."""
    return _of_teams(team_ids=tuple(team_ids), most=most)


@kept
def _of_teams(team_ids: tuple[UUID, ...], most: int) -> QuerySet[SupportRequest]:
    return team_requests(team_ids).filter(state__in=RUNNING)[:most]


def unanswered_team_requests(most: int) -> list[SupportRequest]:
    """Those of all teams that nobody took up yet, the longest waiting first."""
    return _waiting_longest(most=most)


@kept
def _waiting_longest(most: int) -> QuerySet[SupportRequest]:
    return team_requests().filter(state__in=UNANSWERED).order_by("promised_on", "pk")[:most]


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


class Place(NamedTuple):
    """Where and for whom a coach comes."""

    programme_id: UUID
    region_id: UUID
    scope: tuple[Scope, ...]


class Eyes(NamedTuple):
    """Whoever looks, in what a query needs to know; see ``kept``."""

    person_id: UUID
    decides: bool
    led: tuple[UUID, ...]
    places: tuple[Place, ...]
    today: date
    newcomers_since: date

    @classmethod
    def of(cls, person: Member, seats: Iterable[Appointment] = ()) -> Eyes:
        """An appointment alone is not enough: with the role gone, so is the place."""
        regions = {one.region_id for one in person.held if one.role is Role.COACH and one.team_id is None}
        led = (one.team_id for one in person.held if one.role is Role.TEAM_LEAD and one.team_id)
        today = timezone.localdate()
        places = (
            Place(one.programme_id, one.region_id, tuple(map(Scope, one.scope)))
            for one in seats
            if None in regions or one.region_id in regions
        )
        return cls(
            person.pk,
            bool(person.roles & DECIDING),
            tuple(sorted(led)),
            tuple(places),
            today,
            today - timedelta(days=STARTER_DAYS),
        )


def _seats_of(person: Member) -> Iterable[Appointment]:
    return programmes.running_appointments_of(person) if Role.COACH in person.roles else ()


def _kept_from(eyes: Eyes) -> Q:
    """What is personal of whom this person decides about, also where she coached before: those two never touch."""
    personal = Q(team=None) & ~Q(asker=eyes.person_id)
    if eyes.decides:
        return personal
    return personal & Q(asker__in=people.ids_of_members_of(eyes.led, on=eyes.today))


def _in_pool(eyes: Eyes) -> Combinable | Q:
    """Unanswered, of the own programme and region, and not one the asker or the coach kept away."""
    if not eyes.places:
        return Value(value=False)
    passed = Passing.objects.filter(request=OuterRef("pk"), by=eyes.person_id)
    avoided = Preference.objects.filter(request=OuterRef("pk"), coach=eyes.person_id, wish=CoachWish.AVOID)
    mates = people.team_mates_of(eyes.person_id, on=eyes.today)
    here = reduce(or_, (_comes_for_who_asks(one, eyes.newcomers_since) for one in eyes.places))
    knows_the_team = Q(outside_team=True, asker__in=mates)
    return here & Q(state__in=UNANSWERED) & ~Exists(passed) & ~Exists(avoided) & ~knows_the_team


def _comes_for_who_asks(place: Place, newcomers_since: date) -> Q:
    """Of this programme and region, and within the scope of this coach; no scope is everybody."""
    here = Q(programme=place.programme_id, region=place.region_id)
    if not place.scope or set(place.scope) == set(Scope):
        return here
    newcomers = people.ids_of_newcomers(newcomers_since)
    kinds = {
        Scope.TEAMS: Q(team__isnull=False),
        Scope.STARTERS: Q(team=None, asker__in=newcomers),
        Scope.OTHERS: Q(team=None) & ~Q(asker__in=newcomers),
    }
    return here & reduce(or_, (kinds[one] for one in place.scope))


def _asked(eyes: Eyes) -> Exists | Q:
    """Passed on to this coach by name, or liked best by who asked."""
    passed = Passing.objects.filter(request=OuterRef("pk"), to=eyes.person_id)
    preferred = Preference.objects.filter(request=OuterRef("pk"), coach=eyes.person_id, wish=CoachWish.PREFER)
    return Exists(passed) | Exists(preferred)
