"""Reads about drawing and trying: of a team, or behind a team's code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rugzak.apps.cards.dayparts import handover_at, handover_day, next_change, part_of
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
    draw = _chosen(_draws_now(spot, timezone.localtime(at)))
    return words_on(draw.card_id if draw else spot.week_card_id)


def _draws_now(spot: Spot, at: datetime) -> list[Draw]:
    """What was chosen in this part of the day, the last first."""
    rows = Draw.objects.filter(team=spot.team_id, day=handover_day(at), part=part_of(at)).exclude(outcome="")
    return list(rows.order_by("-round", "-card__number"))


def _chosen(draws: list[Draw]) -> Draw | None:
    return next((draw for draw in draws if draw.outcome == DrawOutcome.TODAY), None)


@dataclass(frozen=True)
class OnTheWall:
    """What a screen shows: which card, why that one, and the next time that it changes by itself."""

    face: CardVersion | None
    is_handover: bool
    next_at: datetime | None


def on_the_wall(spot: Spot, at: datetime | None = None) -> OnTheWall:
    """Around a handover a card of the handover, else the card of the week; what the team chose comes first.

    The card that hangs at a handover by itself was not seen by the team yet. It is the same
    for whoever looks, and it is drawn only when somebody presses: looking writes nothing.
    """
    at = timezone.localtime(at)
    time_of, draws = handover_at(spot.handovers, spot.at_weekends, at), _draws_now(spot, at)
    draw, card_id = _chosen(draws), spot.week_card_id
    asks = time_of is not None and not any(one.outcome == DrawOutcome.NOT_NOW for one in draws)
    if draw is not None:
        card_id = draw.card_id
    elif time_of is not None and asks:
        card_id = _proposed(spot, time_of) or card_id
    next_at = next_change(spot.handovers, spot.at_weekends, at)
    return OnTheWall(words_on(card_id), draw is not None or asks, next_at)


def _proposed(spot: Spot, time_of: datetime) -> UUID | None:
    """A card the team did not see in this round, by chance and the same at each look."""
    seen = Draw.objects.filter(team=spot.team_id, deck=spot.deck_id, round=spot.round).values("card")
    cards = Card.objects.filter(deck=spot.deck_id, retired_on=None).exclude(pk__in=seen).order_by("number")
    left = list(cards.values_list("pk", flat=True))
    # A pile of cards, no secret. One press changes what is left, and so what hangs there.
    # The same card on every screen of the team: a choice to repeat, no secret.
    return Random(f"{spot.pk} {time_of:%Y-%m-%d %H:%M}").choice(left) if left else None  # noqa: S311


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


def with_faces(gifts: list[TeamGift]) -> list[tuple[TeamGift, CardVersion]]:
    """The presents to a team, each with what its card says now."""
    words = words_of({gift.card_id for gift in gifts})
    return [(gift, words[gift.card_id]) for gift in gifts]
