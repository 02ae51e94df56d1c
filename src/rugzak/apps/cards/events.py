"""What happened with cards: ids and states only.

A draw leaves none: a happening knows its moment, and of a draw only the part of the
day may be kept (decision 0014).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rugzak.apps.cards.words import NominationState, TrialState


@dataclass(frozen=True)
class StarterSetLaid:
    deck_id: UUID
    version: int


@dataclass(frozen=True)
class DeckMade:
    deck_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class DeckMadeOfficial:
    deck_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CardAdded:
    card_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CardChanged:
    card_id: UUID
    version: int
    by_id: UUID


@dataclass(frozen=True)
class CardRetired:
    card_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CardPutBack:
    card_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SpotOpened:
    team_id: UUID


@dataclass(frozen=True)
class SpotCodeRenewed:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class HandoversSet:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class WeekCardChosen:
    team_id: UUID
    card_id: UUID


@dataclass(frozen=True)
class TrialBegan:
    trial_id: UUID


@dataclass(frozen=True)
class TrialMoved:
    """Paused, taken up again, or with another last day."""

    trial_id: UUID
    state: TrialState


@dataclass(frozen=True)
class TrialLookedAt:
    trial_id: UUID


@dataclass(frozen=True)
class TrialEnded:
    trial_id: UUID
    state: TrialState


@dataclass(frozen=True)
class PledgeMade:
    pledge_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PledgeThrownAway:
    pledge_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PledgeReminded:
    pledge_id: UUID
    owner_id: UUID


@dataclass(frozen=True)
class CardKept:
    own_card_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class OwnCardThrownAway:
    own_card_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class OwnDeckMade:
    deck_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class OwnDeckUndone:
    deck_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SpyTurnTaken:
    turn_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SpyTurnWritten:
    turn_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SpyTurnEnded:
    turn_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CardGiven:
    gift_id: UUID
    to_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GiftThrownAway:
    gift_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CardGivenToTeam:
    gift_id: UUID
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CardAdopted:
    adoption_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class AdoptionEnded:
    adoption_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class AdvocateAsked:
    asking_id: UUID
    advocate_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class AskingAnswered:
    asking_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class HabitProposed:
    idea_id: UUID


@dataclass(frozen=True)
class IdeaSettled:
    """``thinker_id`` is empty when nobody had to be named."""

    idea_id: UUID
    thinker_id: UUID | None
    by_id: UUID


@dataclass(frozen=True)
class CardNominated:
    nomination_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class NominationChecked:
    nomination_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class NominationsLate:
    """So many proposals wait longer than was promised."""

    number: int
    day: date


@dataclass(frozen=True)
class NominationAnswered:
    nomination_id: UUID
    state: NominationState
    proposer_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class BundleMade:
    bundle_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class BundleTakenIn:
    bundle_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ReceiptTakenIn:
    bundle_id: UUID
    by_id: UUID
