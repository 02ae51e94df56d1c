"""Who was asked to a session, who comes, and whom to release for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, QuerySet, When
from django.utils import timezone

from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.words import Coming, Part, Release, State
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role

# Who comes first, then who waits, who has not said yet, and who does not come.
ORDER = (Coming.COMING, Coming.WAITING, Coming.INVITED, Coming.NOT_COMING)


def invitations_to(gathering: Gathering) -> dict[str, list[Invitation]]:
    """Everybody who was asked, by what they said; who waits longest first."""
    rows = Invitation.objects.filter(gathering=gathering).select_related("member")
    found: dict[str, list[Invitation]] = {state: [] for state in ORDER}
    for row in rows.order_by("waits_since", "member__sort_key", "pk"):
        found[row.state].append(row)
    return found


def counted(coming: list[Invitation]) -> list[tuple[str, int]]:
    """How many of each part come, practice and others apart."""
    counts = Counter(row.part for row in coming)
    return [(str(part.label), counts[part.value]) for part in Part]


def invitations_of(person: Member) -> QuerySet[Invitation]:
    """One's own invitations, with the session."""
    return Invitation.objects.filter(member=person).select_related(
        "gathering__location", "gathering__host", "gathering__organisation", "member"
    )


def is_asked_to_come() -> Exists:
    """For whoever acts: is there an invitation to something that is still to be?"""
    rows = Invitation.objects.filter(member=OuterRef("pk"), gathering__state__in=(State.DRAFT, State.OPEN))
    return Exists(rows.exclude(state=Coming.NOT_COMING))


def open_for_sign_up(key: UUID) -> Gathering | None:
    rows = Gathering.objects.filter(sign_up_key=key, state__in=(State.DRAFT, State.OPEN))
    return rows.select_related("location", "host").first()


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
    rows = Invitation.objects.filter(gathering=gathering_id, member__isnull=False, state=Coming.COMING)
    return set(rows.exclude(came=False).values_list("member_id", flat=True))
