"""Pages of planning: fetch, ask the rule, call one service, answer."""

from rugzak.apps.planning.views.board import board, plan_now, progress, stop
from rugzak.apps.planning.views.plans import agree_all, confirm, prices, undo
from rugzak.apps.planning.views.proposals import agree, let_go, move, pin, proposal

__all__ = [
    "agree",
    "agree_all",
    "board",
    "confirm",
    "let_go",
    "move",
    "pin",
    "plan_now",
    "prices",
    "progress",
    "proposal",
    "stop",
    "undo",
]
