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
    restore_visit,
)
from rugzak.apps.agenda.services.checks import take_turns
from rugzak.apps.agenda.services.feeds import end_feeds_of, make_feed
from rugzak.apps.agenda.services.forgetting import forget_who_was_there
from rugzak.apps.agenda.services.lateness import run_late
from rugzak.apps.agenda.services.moving import book_again, move_visit, undo_move
from rugzak.apps.agenda.services.roads import keep_travel_times

__all__ = [
    "add_away",
    "book_again",
    "book_visit",
    "cancel_visit",
    "choose_halves",
    "end_feeds_of",
    "explain_overrun",
    "forget_who_was_there",
    "keep_travel_times",
    "make_feed",
    "mark_done",
    "mark_missed",
    "move_visit",
    "remove_away",
    "restore_visit",
    "run_late",
    "take_turns",
    "undo_move",
]
