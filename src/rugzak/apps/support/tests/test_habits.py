"""Whoever closes a question is offered a habit that fits; the offer is kept nowhere."""

import pytest

from rugzak.apps.cards import services as cards
from rugzak.apps.support.habits import FITS, habit_for
from rugzak.apps.support.words import Theme
from rugzak.ground.tenancy.models import Organisation


@pytest.mark.parametrize("theme", Theme.values)
def test_every_theme_has_a_card_for_a_person_and_for_a_team(kustmeer: Organisation, theme: str) -> None:
    cards.lay_starter_set()
    offered = [habit_for(theme, for_team=for_team) for for_team in (False, True)]
    assert [card.number for card in offered if card] == list(FITS[theme])
    assert [card.audience for card in offered if card] == ["medewerker", "team"]


def test_without_cards_nothing_is_offered(kustmeer: Organisation) -> None:
    assert habit_for(Theme.LEARNING, for_team=False) is None
