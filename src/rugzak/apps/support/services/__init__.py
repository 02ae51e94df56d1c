"""Writes about questions for help: asking, offering, meeting, passing on, closing, and what the night does."""

from rugzak.apps.support.services.closing import (
    close_request,
    keep_open,
    reopen_request,
    round_off,
)
from rugzak.apps.support.services.following import (
    visit_was_cancelled,
    visit_was_done,
    visit_was_not_done,
    visit_was_rebooked,
    visit_was_restored,
)
from rugzak.apps.support.services.forgetting import forget_old_requests
from rugzak.apps.support.services.meeting import Moment, accept_request, plan_moment
from rugzak.apps.support.services.moves import AlreadyTakenUp, NotPossibleNow
from rugzak.apps.support.services.nightly import look_after_requests
from rugzak.apps.support.services.offering import (
    accept_offer,
    hand_over,
    offer_from_plan,
    propose_moments,
    refuse_offer,
)
from rugzak.apps.support.services.passing import pass_on
from rugzak.apps.support.services.quarters import freeze_quarter
from rugzak.apps.support.services.requests import Wish, send_request, withdraw_request
from rugzak.apps.support.services.suggesting import (
    AlreadySuggested,
    CannotAskThere,
    Thought,
    forget_suggestions,
    say_yes,
    settle_suggestion,
    suggest_help,
    take_suggestion_back,
)

__all__ = [
    "AlreadySuggested",
    "AlreadyTakenUp",
    "CannotAskThere",
    "Moment",
    "NotPossibleNow",
    "Thought",
    "Wish",
    "accept_offer",
    "accept_request",
    "close_request",
    "forget_old_requests",
    "forget_suggestions",
    "freeze_quarter",
    "hand_over",
    "keep_open",
    "look_after_requests",
    "offer_from_plan",
    "pass_on",
    "plan_moment",
    "propose_moments",
    "refuse_offer",
    "reopen_request",
    "round_off",
    "say_yes",
    "send_request",
    "settle_suggestion",
    "suggest_help",
    "take_suggestion_back",
    "visit_was_cancelled",
    "visit_was_done",
    "visit_was_not_done",
    "visit_was_rebooked",
    "visit_was_restored",
    "withdraw_request",
]
