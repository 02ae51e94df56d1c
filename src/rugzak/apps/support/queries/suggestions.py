"""What somebody laid before a colleague; each names its viewer."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from rugzak.apps.support.models import Suggestion
from rugzak.ground.accounts.models import Member


def suggestions_for(person: Member) -> QuerySet[Suggestion]:
    """What lies before this person and waits for an answer."""
    return suggestions_laid_before(person).filter(is_open=True).order_by("made_at")


def suggestions_laid_before(person: Member) -> QuerySet[Suggestion]:
    """Also what this person answered already: pressing twice finds it again."""
    rows = Suggestion.objects.filter(colleague=person, expires_on__gte=timezone.localdate())
    return rows.select_related("by")


def suggestions_by(person: Member) -> QuerySet[Suggestion]:
    """What this person laid before others; it looks the same whatever they answered."""
    rows = Suggestion.objects.filter(by=person, expires_on__gte=timezone.localdate())
    return rows.select_related("colleague").order_by("made_at")


def something_suggested() -> Exists:
    """Whether something lies before whoever acts, as a question within another query."""
    return Exists(Suggestion.objects.filter(colleague=OuterRef("pk"), is_open=True))


def colleague_thought_of(suggestion_id: UUID) -> UUID:
    """For whom it is, for who tells her."""
    return Suggestion.objects.values_list("colleague_id", flat=True).get(pk=suggestion_id)
