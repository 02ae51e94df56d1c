"""A word in what Wietske is going to do; she and Samira, who wrote it down, may meet it."""

from tests.support import cast

from rugzak.apps.actions.tests.factories import action_of
from rugzak.ground.accounts.models import Member

READERS = frozenset({"wietske", "samira"})


def plant(word: str) -> None:
    wietske, samira = (Member.objects.get(pk=cast.IDS[name]) for name in ("wietske", "samira"))
    action_of(wietske, by=samira, words=f"Iets met {word}.")
