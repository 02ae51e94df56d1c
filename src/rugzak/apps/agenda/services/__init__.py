"""Writes of the agenda: visits, when coaching suits, hours, and the calendar address."""

from rugzak.apps.agenda.services.availability import (
    add_away,
    choose_halves,
    explain_overrun,
    remove_away,
)
from rugzak.apps.agenda.services.booking import (
    book_visit,
    cancel_visit,
    mark_done,
    mark_missed,
    plan_visit,
    restore_visit,
    take_back_done,
)
from rugzak.apps.agenda.services.checks import take_turns
from rugzak.apps.agenda.services.feeds import end_feeds_of, make_feed
from rugzak.apps.agenda.services.forgetting import forget_who_was_there
from rugzak.apps.agenda.services.lateness import run_late
from rugzak.apps.agenda.services.moving import book_again, move_visit, undo_move
from rugzak.apps.agenda.services.reliefs import answer_relief, ask_relief, withdraw_relief
from rugzak.apps.agenda.services.roads import keep_travel_times
from rugzak.apps.agenda.services.series import (
    cancel_following,
    move_following,
    plan_series,
    restore_following,
)
from rugzak.apps.agenda.services.standing_in import (
    answer_as_colleague,
    answer_as_stand_in,
    ask_stand_in,
    withdraw_stand_in,
)
from rugzak.apps.agenda.services.windows import add_window, choose_reaching, remove_window

__all__ = [
    "add_away",
    "add_window",
    "answer_as_colleague",
    "answer_as_stand_in",
    "answer_relief",
    "ask_relief",
    "ask_stand_in",
    "book_again",
    "book_visit",
    "cancel_following",
    "cancel_visit",
    "choose_halves",
    "choose_reaching",
    "end_feeds_of",
    "explain_overrun",
    "forget_who_was_there",
    "keep_travel_times",
    "make_feed",
    "mark_done",
    "mark_missed",
    "move_following",
    "move_visit",
    "plan_series",
    "plan_visit",
    "remove_away",
    "remove_window",
    "restore_following",
    "restore_visit",
    "run_late",
    "take_back_done",
    "take_turns",
    "undo_move",
    "withdraw_relief",
    "withdraw_stand_in",
]
