"""The balance of a deck: nobody gets only homework, and no theme is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rugzak.apps.cards.words import BALANCE, Audience, Theme


@dataclass(frozen=True)
class Pile:
    """The cards for one group of readers, or of one theme. ``short`` is how many it lacks beside the highest."""

    value: str
    label: str
    number: int
    short: int


@dataclass(frozen=True)
class Balance:
    audiences: tuple[Pile, ...]
    themes: tuple[Pile, ...]

    @property
    def total(self) -> int:
        return sum(pile.number for pile in self.audiences)

    @property
    def is_even(self) -> bool:
        return _is_even(self.audiences) and _is_even(self.themes)

    @property
    def lacking(self) -> tuple[Pile, ...]:
        """What to ask for, of readers and of themes that are out of balance."""
        uneven = [piles for piles in (self.audiences, self.themes) if not _is_even(piles)]
        return tuple(pile for piles in uneven for pile in piles if pile.short)


def balance_of(cards: Iterable[tuple[str, str]]) -> Balance:
    """From the theme and the audience of each card."""
    rows = list(cards)
    themes, audiences = Counter(theme for theme, _who in rows), Counter(who for _theme, who in rows)
    return Balance(_piles(Audience, audiences), _piles(Theme, themes))


def _piles(choices: type[Audience] | type[Theme], counts: Counter[str]) -> tuple[Pile, ...]:
    highest = max((counts[choice] for choice in choices.values), default=0)
    return tuple(
        Pile(choice.value, str(choice.label), counts[choice.value], highest - counts[choice.value])
        for choice in choices
    )


def _is_even(piles: tuple[Pile, ...]) -> bool:
    mean = sum(pile.number for pile in piles) / len(piles)
    return all(abs(pile.number - mean) <= BALANCE * mean for pile in piles)
