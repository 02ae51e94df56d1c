"""Reads about ideas, nominations, bundles, and the figures of an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncWeek

from rugzak.apps.cards import words
from rugzak.apps.cards.models import Bundle, Card, Draw, Idea, Nomination, Trial
from rugzak.apps.cards.queries.decks import words_of
from rugzak.apps.cards.words import WORTH_PASSING_ON, IdeaState, NominationState, TrialState
from rugzak.ground.accounts.models import Member


@dataclass(frozen=True)
class Week:
    """One whole week: how many teams drew a card, or None when that were too few to tell."""

    begins: date
    teams: int | None


@dataclass(frozen=True)
class Figures:
    """Sums over at least five teams and whole weeks; None where it would be about fewer teams."""

    weeks: tuple[Week, ...]
    kept: int | None
    changed: int | None
    learned: int | None
    teams: int | None


def ideas_for(person: Member) -> QuerySet[Idea]:
    """Ask ``cards.edit_sets`` first."""
    return Idea.objects.filter(state=IdeaState.NEW).select_related("by").order_by("sent_at", "id")


@dataclass(frozen=True)
class Became:
    """What became of an idea: its state, the number of its card, and the teams that tried or kept it."""

    state: IdeaState
    number: int | None = None
    tried: frozenset[UUID] = frozenset()
    kept: frozenset[UUID] = frozenset()


def became_of(keys: Iterable[UUID]) -> dict[UUID, Became]:
    """For the app that proposed these: by the key it gave. Which teams is for counting, never for showing."""
    ideas = list(Idea.objects.filter(key__in=list(keys)).select_related("card"))
    trials = Trial.objects.filter(card__in={idea.card_id for idea in ideas if idea.card_id})
    tried: dict[UUID, set[UUID]] = {}
    kept: dict[UUID, set[UUID]] = {}
    for card_id, team_id, state in trials.values_list("card", "team", "state"):
        tried.setdefault(card_id, set()).add(team_id)
        if state in WORTH_PASSING_ON:
            kept.setdefault(card_id, set()).add(team_id)
    return {
        idea.key: Became(
            IdeaState(idea.state),
            idea.card.number if idea.card else None,
            frozenset(tried.get(idea.card_id, ())) if idea.card_id else frozenset(),
            frozenset(kept.get(idea.card_id, ())) if idea.card_id else frozenset(),
        )
        for idea in ideas
    }


def own_ideas_of(person: Member) -> QuerySet[Idea]:
    return Idea.objects.filter(by=person).order_by("-sent_at")


def nominations_for(person: Member) -> QuerySet[Nomination]:
    """Everybody may see what was proposed and what became of it."""
    rows = Nomination.objects.select_related("card__deck", "trial__look", "trial__ending", "by")
    return rows.prefetch_related("checks").order_by("-proposed_on", "-id")


def open_nominations(person: Member) -> list[Nomination]:
    return named(nominations_for(person).filter(state=NominationState.OPEN))


def answered_nominations(person: Member) -> list[Nomination]:
    return named(nominations_for(person).exclude(state=NominationState.OPEN)[:20])


def named(nominations: QuerySet[Nomination] | list[Nomination]) -> list[Nomination]:
    rows = list(nominations)
    found = words_of({row.card_id for row in rows})
    for row in rows:
        row.words = found[row.card_id]
    return rows


def may_be_nominated(card: Card) -> bool:
    """Some team tried it for two weeks and kept it, and it is not for everybody yet."""
    kept = Trial.objects.filter(card=card, state__in=words.WORTH_PASSING_ON)
    if not any(trial.days >= words.TRIED_DAYS for trial in kept):
        return False
    return not card.nominations.exclude(state=NominationState.DECLINED).exists()


def bundles_for(person: Member) -> QuerySet[Bundle]:
    rows = Bundle.objects.select_related("deck").annotate(users=Count("receipts__public", distinct=True))
    return rows.order_by("-at")


def users_of(deck_id: UUID) -> int:
    """How many organisations let us know that they use this set."""
    rows = Bundle.objects.filter(deck=deck_id, came_in=False)
    return rows.aggregate(n=Count("receipts__public", distinct=True))["n"]


def known_key(sender: str, public: bytes) -> bool | None:
    """Whether this sender's earlier bundles had the same key; None for a sender we do not know yet."""
    before = [bytes(key) for key in _keys_of(sender)]
    return public in before if before else None


def _keys_of(sender: str) -> Iterable[bytes | memoryview]:
    return Bundle.objects.filter(sender=sender, came_in=True).values_list("public", flat=True)


def figures(today: date) -> Figures:
    """The last twelve whole weeks of the organisation, where enough teams took part."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=words.FIGURES_WEEKS)
    ended = Trial.objects.filter(ended_on__gte=first, ended_on__lt=monday)
    teams = ended.values("team").distinct().count()
    counts = dict(ended.values_list("state").annotate(n=Count("pk")))
    told = {state: counts.get(state, 0) if enough(teams) else None for state in words.ENDINGS}
    return Figures(
        weeks=_weeks(first, monday),
        kept=told[TrialState.KEPT],
        changed=told[TrialState.CHANGED],
        learned=told[TrialState.LEARNED],
        teams=teams if enough(teams) else None,
    )


def enough(teams: int) -> bool:
    return teams >= words.FIGURES_TEAMS


def _weeks(first: date, monday: date) -> tuple[Week, ...]:
    rows = Draw.objects.filter(day__gte=first, day__lt=monday).annotate(week=TruncWeek("day"))
    counts = dict(rows.order_by().values_list("week").annotate(n=Count("team", distinct=True)))
    begins = [first + timedelta(weeks=number) for number in range(words.FIGURES_WEEKS)]
    return tuple(Week(day, counts[day] if enough(counts.get(day, 0)) else None) for day in begins)
