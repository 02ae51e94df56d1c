"""The tables of habit cards, by what people do with them."""

from rugzak.apps.cards.models.commons import Bundle, Check, Idea, Nomination, Receipt, SigningKey
from rugzak.apps.cards.models.decks import Card, CardVersion, Deck
from rugzak.apps.cards.models.giving import Adoption, Asking, Gift, TeamGift
from rugzak.apps.cards.models.own import OwnCard, OwnDeck, Pledge, SpyTurn
from rugzak.apps.cards.models.playing import Draw, Spot
from rugzak.apps.cards.models.trials import Ending, Look, Trial

__all__ = [
    "Adoption",
    "Asking",
    "Bundle",
    "Card",
    "CardVersion",
    "Check",
    "Deck",
    "Draw",
    "Ending",
    "Gift",
    "Idea",
    "Look",
    "Nomination",
    "OwnCard",
    "OwnDeck",
    "Pledge",
    "Receipt",
    "SigningKey",
    "Spot",
    "SpyTurn",
    "TeamGift",
    "Trial",
]
