"""Reads about actions; each names its viewer. Only these open the words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from rugzak.apps.actions.models import Action
from rugzak.apps.actions.words import DONE_SHOWN
from rugzak.ground.accounts.models import Member
from rugzak.ground.trust import vault


@dataclass(frozen=True)
class OpenAction:
    """An action whose words have been opened, for one page."""

    id: UUID
    owner: Member
    given_by: Member | None
    due_on: date
    done_at: datetime | None
    is_late: bool
    words: str = field(repr=False)

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def from_another(self) -> Member | None:
        """Who wrote it down, when that was somebody else."""
        return None if self.given_by is None or self.given_by.pk == self.owner.pk else self.given_by


def own_actions(person: Member) -> QuerySet[Action]:
    return Action.objects.filter(owner=person).select_related("owner", "given_by")


def to_do_for(person: Member) -> QuerySet[Action]:
    """What this person still has to do, the first day on top."""
    return own_actions(person).filter(done_at=None).order_by("due_on", "id")


def done_lately_by(person: Member) -> QuerySet[Action]:
    since = timezone.now() - DONE_SHOWN
    return own_actions(person).filter(done_at__gte=since).order_by("-done_at", "id")


def actions_seen_by(person: Member) -> QuerySet[Action]:
    """One's own, and those one wrote down for somebody."""
    rows = Action.objects.filter(Q(owner=person) | Q(given_by=person))
    return rows.select_related("owner", "given_by").order_by("due_on", "id")


def number_to_do() -> Coalesce:
    """How much waits, as a part of the query that fetches the member: a home page asks nothing extra."""
    mine = Action.objects.filter(owner=OuterRef("pk"), done_at=None).order_by().values("owner")
    counted = mine.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def all_opened(actions: Iterable[Action]) -> list[OpenAction]:
    """Actions that the viewer was found to be allowed to read, with one question for the keys.

    Whose key was erased is left out: then there is nothing to read any more.
    """
    rows, today = list(actions), timezone.localdate()
    keys = vault.keys_of({row.owner_id for row in rows}) if rows else {}
    return [
        OpenAction(
            id=row.pk,
            owner=row.owner,
            given_by=row.given_by,
            due_on=row.due_on,
            done_at=row.done_at,
            is_late=row.is_late_on(today),
            words=keys[row.owner_id].open(row, "words"),
        )
        for row in rows
        if row.owner_id in keys
    ]
