"""Requests, offers, suggestions, and what may be told of them once a quarter is over."""

from rugzak.apps.support.models.offers import Offer, OfferedMoment
from rugzak.apps.support.models.quarters import ClosedQuarter
from rugzak.apps.support.models.requests import (
    Closing,
    Engagement,
    EngagementVisit,
    Passing,
    Preference,
    SupportRequest,
    Withdrawal,
)
from rugzak.apps.support.models.suggestions import Suggestion

__all__ = [
    "ClosedQuarter",
    "Closing",
    "Engagement",
    "EngagementVisit",
    "Offer",
    "OfferedMoment",
    "Passing",
    "Preference",
    "Suggestion",
    "SupportRequest",
    "Withdrawal",
]
