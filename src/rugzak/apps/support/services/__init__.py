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
    visit_was_restored,
)
from rugzak.apps.support.services.forgetting import forget_old_requests
from rugzak.apps.support.services.meeting import Moment, accept_request, plan_moment
from rugzak.apps.support.services.moves import AlreadyTakenUp, NotPossibleNow
from rugzak.apps.support.services.nightly import look_after_requests
from rugzak.apps.support.services.offering import accept_offer, offer_from_plan, propose_moments, refuse_offer
from rugzak.apps.support.services.passing import pass_on
from rugzak.apps.support.services.requests import Wish, send_request, withdraw_request

__all__ = [
    "AlreadyTakenUp",
    "Moment",
    "NotPossibleNow",
    "Wish",
    "accept_offer",
    "accept_request",
    "close_request",
    "forget_old_requests",
    "keep_open",
    "look_after_requests",
    "offer_from_plan",
    "pass_on",
    "plan_moment",
    "propose_moments",
    "refuse_offer",
    "reopen_request",
    "round_off",
    "send_request",
    "visit_was_cancelled",
    "visit_was_done",
    "visit_was_restored",
    "withdraw_request",
]
