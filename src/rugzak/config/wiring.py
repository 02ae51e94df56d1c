"""Who listens to what: the one table of subscriptions.

A row is an event and what follows from it in the same transaction: a notice, or a
job for the worker. Read it to know everything that a deed sets in motion.
"""

from collections.abc import Mapping

from rugzak.apps.agenda.events import VisitCancelled, VisitDone, VisitRestored
from rugzak.apps.support import services as support
from rugzak.ground.happenings.services import Listener, listen

SUBSCRIPTIONS: Mapping[type, tuple[Listener, ...]] = {
    VisitDone: (support.visit_was_done,),
    VisitCancelled: (support.visit_was_cancelled,),
    VisitRestored: (support.visit_was_restored,),
}


def connect() -> None:
    for event_type, listeners in SUBSCRIPTIONS.items():
        listen(event_type, *listeners)
