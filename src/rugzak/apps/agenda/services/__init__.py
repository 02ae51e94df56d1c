"""Writes of the agenda: visits, and the address under which one follows them elsewhere."""

from rugzak.apps.agenda.services.booking import book_visit, cancel_visit, mark_done, restore_visit
from rugzak.apps.agenda.services.feeds import end_feeds_of, make_feed
from rugzak.apps.agenda.services.roads import keep_travel_times

__all__ = [
    "book_visit",
    "cancel_visit",
    "end_feeds_of",
    "keep_travel_times",
    "make_feed",
    "mark_done",
    "restore_visit",
]
