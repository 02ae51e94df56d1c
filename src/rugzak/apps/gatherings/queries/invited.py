"""Who was asked to a session, who comes, and whom to release for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.utils import timezone

from rugzak.apps.gatherings.models import Gathering, GuestLetter, Invitation
from rugzak.apps.gatherings.words import Coming, Part, Release, ReportState, State
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.tenancy.doors import token_hash

# Who comes first, then who waits, who has not said yet, and who does not come.
ORDER = (Coming.COMING, Coming.WAITING, Coming.INVITED, Coming.NOT_COMING)
# Ticked, or said to come and not ticked away.
WAS_THERE = Q(came=True) | Q(state=Coming.COMING, came=None)


@dataclass(frozen=True)
class Tally:
    """How many were asked to a session, by what they said and as what; who that is stands elsewhere."""

    states: Counter[str]
    # Of those who come.
    parts: Counter[str]
    # Of all who were asked and did not say no.
    asked: Counter[str]
    online: int
    came: int
    # Of those who come: not ticked yet, nor ticked away.
    to_tick: int

    @property
    def total(self) -> int:
        return self.states.total()


def invitations_to(gathering: Gathering, *, words: str = "", state: str = "") -> QuerySet[Invitation]:
    """Everybody who was asked, by what they said; who waits longest first. ``words`` look for a name."""
    rows = Invitation.objects.filter(gathering=gathering).select_related("member", "letter__mail")
    if words:
        named = people.matching(Member.objects.all(), words)
        rows = rows.filter(Q(member__in=named) | Q(label__icontains=words))
    if state in ORDER:
        rows = rows.filter(state=state)
    order = Case(*[When(state=state, then=place) for place, state in enumerate(ORDER)], default=len(ORDER))
    return rows.order_by(order, "waits_since", "member__sort_key", "label", "pk")


def tally_of(gathering: Gathering) -> Tally:
    """In one statement, whatever is searched for."""
    rows = list(
        Invitation.objects.filter(gathering=gathering).values_list("state", "part", "is_online", "came")
    )
    coming = [row for row in rows if row[0] == Coming.COMING]
    return Tally(
        states=Counter(row[0] for row in rows),
        parts=Counter(row[1] for row in coming),
        asked=Counter(row[1] for row in rows if row[0] != Coming.NOT_COMING),
        online=sum(row[2] for row in coming),
        came=sum(row[3] is True for row in rows),
        to_tick=sum(row[3] is None for row in coming),
    )


@dataclass(frozen=True)
class Places:
    """What the page of who comes tells of the places: never below nothing, and then how many too many come."""

    left: int
    too_many: int
    left_online: int | None = None


def places_told(gathering: Gathering, tally: Tally) -> Places:
    left = gathering.seats - (tally.states[Coming.COMING] - tally.online)
    left_online = gathering.online_seats - tally.online if gathering.online_seats else None
    too_many = max(0, -left) + max(0, -(left_online or 0))
    return Places(max(0, left), too_many, None if left_online is None else max(0, left_online))


def counted_parts(parts: Iterable[str]) -> list[tuple[str, int]]:
    """How often each part is among these, in words; practice and others apart."""
    counts = Counter(parts)
    return [(str(part.label), counts[part.value]) for part in Part]


def invitations_of(person: Member) -> QuerySet[Invitation]:
    """One's own invitations, with the session."""
    return Invitation.objects.filter(member=person).select_related(
        "gathering__location", "gathering__host", "gathering__organisation", "member"
    )


def is_asked_to_come() -> Exists:
    """For whoever acts: an invitation to something still to be, a proof to take home, or a report to read."""
    to_be = Q(gathering__state__in=(State.DRAFT, State.OPEN)) & ~Q(state=Coming.NOT_COMING)
    to_read = Q(gathering__report__state=ReportState.PREVIEW) & WAS_THERE
    return Exists(Invitation.objects.filter(to_be | Q(came=True) | to_read, member=OuterRef("pk")))


def may_read_along(invitation: Invitation) -> bool:
    """Whether the report lies open now, and this colleague was there as far as anybody knows."""
    rows = Invitation.objects.filter(WAS_THERE, pk=invitation.pk)
    return rows.filter(gathering__report__state=ReportState.PREVIEW).exists()


def open_for_sign_up(key: UUID) -> Gathering | None:
    rows = Gathering.objects.filter(sign_up_key=key, state__in=(State.DRAFT, State.OPEN))
    return rows.select_related("location", "host").first()


def is_led(person: Member) -> bool:
    """Whether somebody else leads a team of this person, and so can release."""
    leads = people.leads_of_teams(people.ids_of_teams_of([person.pk]))
    return any(lead.pk != person.pk for lead in leads)


def releases_for(person: Member) -> QuerySet[Invitation]:
    """Of the people this person leads: who comes and asked to be released, from now on."""
    led = {held.team_id for held in person.held if held.role is Role.TEAM_LEAD and held.team_id}
    rows = Invitation.objects.filter(
        member__in=people.ids_of_members_of(led, on=timezone.localdate()),
        state=Coming.COMING,
        gathering__state__in=(State.DRAFT, State.OPEN),
        gathering__starts_at__gte=timezone.now() - timedelta(days=1),
    )
    asked = rows.exclude(release=Release.NO).select_related("member", "gathering__location")
    return asked.order_by("gathering__starts_at", "member__sort_key")


def invited_ids(gathering_id: UUID) -> set[UUID]:
    """Colleagues whom news about this session concerns: not who said no."""
    rows = Invitation.objects.filter(gathering=gathering_id, member__isnull=False)
    return set(rows.exclude(state=Coming.NOT_COMING).values_list("member_id", flat=True))


def were_there(gatherings: Iterable[Gathering]) -> QuerySet[Invitation]:
    """Everybody who was ticked, by part and name, for a list of these sessions."""
    rows = Invitation.objects.filter(gathering__in=list(gatherings), came=True).select_related("member")
    order = Case(*[When(part=part, then=place) for place, part in enumerate(Part)], default=len(Part))
    return rows.order_by("gathering__starts_at", order, "member__sort_key", "label", "pk")


def who_was_there(gathering_id: UUID) -> set[UUID]:
    """Colleagues who came by invitation: coming or ticked, and not ticked away."""
    rows = Invitation.objects.filter(WAS_THERE, gathering=gathering_id, member__isnull=False)
    return set(rows.values_list("member_id", flat=True))


def letter_behind(token: str) -> GuestLetter | None:
    """The guest's letter that this link belongs to, of the organisation we are in."""
    rows = GuestLetter.objects.filter(link_hashes__contains=[token_hash(token)])
    return rows.select_related(
        "invitation__gathering", "gathering__organisation", "gathering__host", "gathering__location"
    ).first()


def gathering_of_mail(mail_id: UUID) -> Gathering | None:
    """The session whose guest this mail was for."""
    found = GuestLetter.objects.filter(mail=mail_id).select_related("gathering").first()
    return found.gathering if found else None
