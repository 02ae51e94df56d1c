"""A word in every confidential field of requests, which only Wietske and Samira may meet."""

import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.words import Setting
from rugzak.apps.people.queries import acting_member
from rugzak.apps.support import services
from rugzak.apps.support.tests import access_rows, factories
from rugzak.apps.support.words import Haste, Helped, Theme
from rugzak.ground.kernel.ids import new_id

READERS = frozenset({"wietske", "samira"})


def plant(word: str) -> None:
    """In one request that still waits, in one that went all the way, and in what a colleague laid before her."""
    access_rows.coach()
    services.suggest_help(
        colleague=acting_member(cast.IDS["wietske"]),
        thought=services.Thought(Theme.OTHER, Setting.FLOOR, Haste.LATER, f"Ik dacht aan {word}."),
        key=new_id(),
        by=acting_member(cast.IDS["yusuf"]),
    )
    factories.request(access_rows.backpackers(), words=f"Het gaat over {word}.")
    row = access_rows.request_taken_up(words=f"Het ging over {word}.")
    visit = access_rows.visit_of(row)
    with time_machine.travel(visit.end, tick=False):
        agenda.mark_done(visit=visit, by=acting_member(cast.IDS["samira"]))
        services.close_request(
            request=row, helped=Helped.SOME, words=f"Nog {word}.", by=acting_member(cast.IDS["wietske"])
        )
