"""Who listens to what: the one table of subscriptions.

A row is an event and what follows from it in the same transaction: a notice, or a
job for the worker. Read it to know everything that a deed sets in motion.
"""

from collections.abc import Mapping

from rugzak.ground.happenings.services import Listener, listen
from rugzak.ground.live.services import tell_members
from rugzak.ground.notices.services import heard_by

SUBSCRIPTIONS: Mapping[type, tuple[Listener, ...]] = {}


def connect() -> None:
    for event_type, listeners in SUBSCRIPTIONS.items():
        listen(event_type, *listeners)
    # A new notice rings the bell on the pages that are open.
    heard_by(tell_members)
