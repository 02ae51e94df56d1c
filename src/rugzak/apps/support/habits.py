"""Which small habit fits what somebody asked about: offered when the question is closed, and never kept."""

from rugzak.apps.cards import queries as cards
from rugzak.apps.cards.queries.decks import CardVersion
from rugzak.apps.support.words import Theme

# Numbers of our own set, which never change: the first for a person, the second for a team.
FITS: dict[str, tuple[int, int]] = {
    Theme.WORKING_TOGETHER: (17, 44),
    Theme.HARD_TALK: (2, 38),
    Theme.CARE_THAT_TOUCHES: (1, 29),
    Theme.SEEING_THE_PERSON: (22, 31),
    Theme.LEARNING: (21, 48),
    Theme.REPORTING: (12, 54),
    Theme.LETTING_OFF: (27, 34),
    Theme.OTHER: (16, 33),
}


def habit_for(theme: str, *, for_team: bool) -> CardVersion | None:
    """The card to offer, or nothing where the set was not laid out or the card was taken out of it."""
    for_one, for_all = FITS.get(theme, FITS[Theme.OTHER])
    return cards.card_to_offer(for_all if for_team else for_one)
