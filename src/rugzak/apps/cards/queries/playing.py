"""Reads about drawing and trying: of a team, or behind a team's code."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rugzak.apps.cards.dayparts import handover_day, part_of
from rugzak.apps.cards.models import Card, CardVersion, Draw, Ending, Spot, TeamGift, Trial
from rugzak.apps.cards.queries.decks import current_versions, words_of
from rugzak.apps.cards.words import ENDINGS, FIGURES_WEEKS, RUNNING, DrawOutcome, TrialState
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.words import DoorPurpose


def organisation_behind(token: str) -> UUID | None:
    """In which organisation a team's code leads to a spot; needs no organisation."""
    found = doors.behind(purpose=DoorPurpose.TEAM_CARDS, token=token)
    return found[0] if found else None


def spot_with(token: str) -> Spot | None:
    return Spot.objects.select_related("team__location", "deck", "organisation").filter(token=token).first()


def spot_of(team_id: UUID) -> Spot | None:
    return Spot.objects.select_related("team__location", "deck").filter(team_id=team_id).first()


def draw_of(spot: Spot, draw_id: UUID) -> Draw | None:
    """A draw of this team, to settle or to show again."""
    return Draw.objects.filter(pk=draw_id, team=spot.team_id).first()


def words_on(card_id: UUID | None) -> CardVersion | None:
    return current_versions().filter(card=card_id).first() if card_id else None


def handover_card(spot: Spot, at: datetime | None = None) -> CardVersion | None:
    """What the team does in this part of the day, or else its card of the week."""
    at = timezone.localtime(at)
    chosen = Draw.objects.filter(
        team=spot.team_id, day=handover_day(at), part=part_of(at), outcome=DrawOutcome.TODAY
    ).order_by("-round", "-card__number")
    draw = chosen.first()
    return words_on(draw.card_id if draw else spot.week_card_id)


def trials_of(team_id: UUID) -> QuerySet[Trial]:
    """Everything a team tried, the newest first."""
    rows = Trial.objects.filter(team_id=team_id).select_related("card__deck", "look", "ending")
    return rows.order_by("-starts_on", "-id")


def running_trials_of(team_id: UUID) -> list[Trial]:
    return with_words(trials_of(team_id).filter(state__in=RUNNING))


def past_trials_of(team_id: UUID) -> QuerySet[Trial]:
    return trials_of(team_id).filter(state__in=ENDINGS)


def with_words(trials: QuerySet[Trial] | list[Trial]) -> list[Trial]:
    """The trials, each with what its card says now."""
    rows = list(trials)
    words = words_of({trial.card_id for trial in rows})
    for trial in rows:
        trial.words = words[trial.card_id]
    return rows


def question_waiting(team_id: UUID, today: date) -> Trial | None:
    """A trial of which the one question is due and was not answered."""
    rows = Trial.objects.filter(team_id=team_id, state=TrialState.TRYING, look=None).select_related(
        "card__deck"
    )
    due = [trial for trial in rows if trial.looks_on <= today]
    return with_words(due)[0] if due else None


def lessons_of(card: Card) -> list[Ending]:
    """What teams wrote about a card and let others read; never which team."""
    shared = Ending.objects.filter(trial__card=card, shared=True).exclude(why="")
    return list(shared.select_related("trial").order_by("?")[:6])


def gifts_for_team(team_id: UUID) -> list[TeamGift]:
    rows = TeamGift.objects.filter(team_id=team_id).select_related("giver", "card")
    return list(rows.order_by("-given_on", "-id")[:6])


def draws_lately(team_id: UUID, today: date) -> int:
    """How often the team drew in the last twelve weeks: for the team itself."""
    return Draw.objects.filter(team_id=team_id, day__gt=today - timedelta(weeks=FIGURES_WEEKS)).count()


def with_faces(gifts: list[TeamGift]) -> list[TeamGift]:
    """The presents to a team, each with what its card says now."""
    words = words_of({gift.card_id for gift in gifts})
    for gift in gifts:
        gift.face = words[gift.card_id]  # type: ignore[attr-defined]
    return gifts
