"""Reads about notices and mail; each names its viewer."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.models import Notice, NoticeChoice, OutgoingMail, QuietHours
from rugzak.ground.notices.words import MANNERS, NoticeKind

NEW_FIRST = (ExpressionWrapper(Q(seen_at=None), output_field=BooleanField()).desc(), "-at", "-id")


def notices_for(person: Member) -> QuerySet[Notice]:
    """Somebody's own notices."""
    return Notice.objects.filter(member=person)


def unseen_for(person: Member) -> QuerySet[Notice]:
    return Notice.objects.filter(member=person, seen_at=None)


def kinds_for(person: Member) -> set[str]:
    """The kinds of which this person has notices."""
    return set(notices_for(person).order_by().values_list("kind", flat=True).distinct())


def unseen_count() -> Coalesce:
    """How many notices wait, as a part of the query that fetches the member: the bell costs no query."""
    mine = Notice.objects.filter(member=OuterRef("pk"), seen_at=None).order_by().values("member")
    counted = mine.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def choices_for(person: Member) -> dict[str, NoticeChoice]:
    """Per kind how this person hears of it, chosen or by default."""
    chosen = {choice.kind: choice for choice in NoticeChoice.objects.filter(member=person)}
    return {kind: chosen.get(kind) or default_choice(person.pk, kind) for kind in NoticeKind.values}


def default_choice(member_id: UUID, kind: str) -> NoticeChoice:
    return NoticeChoice(member_id=member_id, kind=kind, on_bell=True, by_mail=MANNERS[kind].by_mail)


def quiet_hours_for(person: Member) -> QuietHours:
    """Somebody's quiet hours, or the usual ones."""
    return quiet_hours_of([person.pk])[person.pk]


def quiet_hours_of(member_ids: Iterable[UUID]) -> dict[UUID, QuietHours]:
    """The quiet hours of each, or the usual ones."""
    ids = list(member_ids)
    chosen = {row.member_id: row for row in QuietHours.objects.filter(member__in=ids)} if ids else {}
    return {one: chosen.get(one) or QuietHours(member_id=one) for one in ids}


def shown_in_demo() -> QuerySet[OutgoingMail]:
    """The mail of this demo organisation that would have been sent, the newest first."""
    return OutgoingMail.objects.select_related("organisation").exclude(text="").order_by("-created_at")[:50]
