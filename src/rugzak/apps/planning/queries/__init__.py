"""Reads of plans, and the facts they are made of."""

from rugzak.apps.planning.queries.facts import Facts, Fixed, Scope, Seat, hours_spent
from rugzak.apps.planning.queries.gathering import gather, gather_one
from rugzak.apps.planning.queries.plans import (
    Terms,
    moving_of,
    plan_of,
    plans_for,
    prices_of,
    proposals_for,
    proposals_of,
    terms_of,
)

__all__ = [
    "Facts",
    "Fixed",
    "Scope",
    "Seat",
    "Terms",
    "gather",
    "gather_one",
    "hours_spent",
    "moving_of",
    "plan_of",
    "plans_for",
    "prices_of",
    "proposals_for",
    "proposals_of",
    "terms_of",
]
