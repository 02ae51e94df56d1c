"""Writes of looking back: the contact log, what was agreed, observations, and erasing by the clock."""

from rugzak.apps.coaching.services.agreeing import agree_action
from rugzak.apps.coaching.services.forgetting import erase_what_is_over
from rugzak.apps.coaching.services.logging import (
    ChangedElsewhere,
    NotYet,
    TooLongAgo,
    erase_words,
    look_back,
)
from rugzak.apps.coaching.services.observing import (
    AlreadyDecided,
    NotWithYou,
    Seen,
    accept_observation,
    change_draft,
    draft_observation,
    offer_observation,
    refuse_observation,
    take_back_observation,
    throw_away_observation,
)

__all__ = [
    "AlreadyDecided",
    "ChangedElsewhere",
    "NotWithYou",
    "NotYet",
    "Seen",
    "TooLongAgo",
    "accept_observation",
    "agree_action",
    "change_draft",
    "draft_observation",
    "erase_what_is_over",
    "erase_words",
    "look_back",
    "offer_observation",
    "refuse_observation",
    "take_back_observation",
    "throw_away_observation",
]
