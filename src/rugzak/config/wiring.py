"""Who listens to what: the one table of subscriptions.

A row is an event and what follows from it in the same transaction: a notice, or a
job for the worker. Read it to know everything that a deed sets in motion.
"""

from collections.abc import Mapping

from rugzak.apps.agenda.events import VisitCancelled, VisitDone, VisitRestored
from rugzak.apps.people.reach import reach_of
from rugzak.apps.reflection import kinds as reflection_kinds
from rugzak.apps.support import kinds as support_kinds
from rugzak.apps.support import services as support
from rugzak.apps.support.events import (
    RequestAccepted,
    RequestClosed,
    RequestNeedsMoment,
    RequestPlanned,
    RequestSent,
    RequestWithdrawn,
)
from rugzak.config import notifying
from rugzak.ground.accounts import reach
from rugzak.ground.happenings.services import Listener, listen
from rugzak.ground.kernel import panels
from rugzak.ground.live.services import tell_members
from rugzak.ground.notices.services import heard_by
from rugzak.ground.trust.kinds import ItemKind, introduce

SUBSCRIPTIONS: Mapping[type, tuple[Listener, ...]] = {
    VisitDone: (support.visit_was_done,),
    VisitCancelled: (support.visit_was_cancelled,),
    VisitRestored: (support.visit_was_restored,),
    RequestSent: (notifying.request_was_sent,),
    RequestAccepted: (notifying.request_was_accepted,),
    RequestPlanned: (notifying.request_was_planned,),
    RequestNeedsMoment: (notifying.request_needs_moment,),
    RequestClosed: (notifying.request_was_closed,),
    RequestWithdrawn: (notifying.request_was_withdrawn,),
}

# What can be shared, and whose reading is logged: how it is called to its owner.
KINDS: tuple[ItemKind, ...] = (reflection_kinds.NOTE, support_kinds.REQUEST)

# What higher apps show on the pages of lower ones; the names of the places are in kernel/places.py.
PANELS: Mapping[str, tuple[panels.Provider, ...]] = {}


def connect() -> None:
    introduce(*KINDS)
    for event_type, listeners in SUBSCRIPTIONS.items():
        listen(event_type, *listeners)
    for place, providers in PANELS.items():
        panels.fill(place, *providers)
    reach.fill(reach_of)
    # A new notice rings the bell on the pages that are open.
    heard_by(tell_members)
