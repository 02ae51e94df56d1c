"""A word in every confidential field of looking back, which only Wietske and Samira may meet."""

from rugzak.apps.coaching.tests import factories

READERS = frozenset({"wietske", "samira"})


def plant(word: str) -> None:
    """A log, an observation that was kept, one that waits for an answer, and a draft."""
    seen = {"saw": f"Ik zag {word}.", "did": f"Dat deed {word}.", "question": f"Wat was {word}?"}
    on = factories.visit()
    factories.looked_back(on, words=f"Het ging over {word}.")
    for make in (factories.accepted, factories.offered, factories.drafted):
        make(on, **seen)
    factories.looked_back(factories.visit(team=True), words=f"Het team over {word}.")
