"""Pages of planning: fetch, ask the rule, call one service, answer."""

from rugzak.apps.planning.views.absence import absence
from rugzak.apps.planning.views.board import board, plan_now, progress, stop
from rugzak.apps.planning.views.calculator import calculator
from rugzak.apps.planning.views.moving import move, places, why_not
from rugzak.apps.planning.views.plans import agree_all, confirm, prices, undo
from rugzak.apps.planning.views.proposals import agree, let_go, pin, proposal
from rugzak.apps.planning.views.soon import soon
from rugzak.apps.planning.views.trying import what_if

__all__ = [
    "absence",
    "agree",
    "agree_all",
    "board",
    "calculator",
    "confirm",
    "let_go",
    "move",
    "pin",
    "places",
    "plan_now",
    "prices",
    "progress",
    "proposal",
    "soon",
    "stop",
    "undo",
    "what_if",
    "why_not",
]
