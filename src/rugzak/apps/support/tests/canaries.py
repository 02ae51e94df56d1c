"""A word in every confidential field of requests, which only Wietske and Samira may meet."""

import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.people.queries import acting_member
from rugzak.apps.support import services
from rugzak.apps.support.tests import access_rows, factories
from rugzak.apps.support.words import Helped

READERS = frozenset({"wietske", "samira"})


def plant(word: str) -> None:
    """In one request that still waits, and in one that went all the way."""
    access_rows.coach()
    factories.request(access_rows.backpackers(), words=f"Het gaat over {word}.")
    row = access_rows.request_taken_up(words=f"Het ging over {word}.")
    visit = access_rows.visit_of(row)
    with time_machine.travel(visit.end, tick=False):
        agenda.mark_done(visit=visit, by=acting_member(cast.IDS["samira"]))
        services.close_request(
            request=row, helped=Helped.SOME, words=f"Nog {word}.", by=acting_member(cast.IDS["wietske"])
        )
