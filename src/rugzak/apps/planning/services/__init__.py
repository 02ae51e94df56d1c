"""Writes of plans: compute, choose, confirm."""

from rugzak.apps.planning.services.choosing import (
    agree,
    agree_all,
    let_go,
    move_to,
    pin,
    undo,
)
from rugzak.apps.planning.services.confirming import Confirmed, confirm
from rugzak.apps.planning.services.forgetting import forget_old_plans
from rugzak.apps.planning.services.prices import set_prices
from rugzak.apps.planning.services.running import (
    ask_for_plan,
    begin,
    fail,
    finish,
    halt,
    lay_out,
    note_progress,
    open_plan,
)
from rugzak.apps.planning.services.standing_in import StoodIn, coach_is_away

__all__ = [
    "Confirmed",
    "StoodIn",
    "agree",
    "agree_all",
    "ask_for_plan",
    "begin",
    "coach_is_away",
    "confirm",
    "fail",
    "finish",
    "forget_old_plans",
    "halt",
    "lay_out",
    "let_go",
    "move_to",
    "note_progress",
    "open_plan",
    "pin",
    "set_prices",
    "undo",
]
