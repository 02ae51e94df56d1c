"""Reads of decks and cards; each names its viewer, or is about what everybody may read."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from rugzak.apps.cards.balance import Balance, balance_of
from rugzak.apps.cards.models import Card, CardVersion, Deck
from rugzak.apps.cards.rules import EDITORS
from rugzak.apps.cards.words import DeckKind
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member

SEARCHED = ("title", "text", "if_then", "question", "moment", "own_theme")
WORDS_LIMIT = 6
OWN_THEMES_SHOWN = 12


def decks_for(person: Member) -> QuerySet[Deck]:
    """The sets of the organisation, and those of the teams this person works in or leads."""
    rows = Deck.objects.select_related("team")
    if not person.roles & EDITORS:
        rows = rows.filter(~Q(kind=DeckKind.TEAM) | Q(team__in=people.ids_of_teams_seen_by(person)))
    return rows.order_by("made_at", "name")


def with_counts(decks: QuerySet[Deck]) -> QuerySet[Deck]:
    return decks.annotate(size=Count("cards", filter=Q(cards__retired_on=None)))


def starter_deck() -> Deck | None:
    return Deck.objects.filter(kind=DeckKind.STARTER).first()


def current_versions() -> QuerySet[CardVersion]:
    """What every card says now, with its card and deck."""
    return CardVersion.objects.filter(replaced_at=None).select_related("card__deck")


def cards_in(deck: Deck) -> QuerySet[CardVersion]:
    """The cards that lie in a deck now, in order."""
    return current_versions().filter(card__deck=deck, card__retired_on=None).order_by("card__number")


def cards_for(person: Member) -> QuerySet[CardVersion]:
    """Every card this person may read, also those that are out of a set."""
    rows = current_versions()
    if not person.roles & EDITORS:
        seen = people.ids_of_teams_seen_by(person)
        rows = rows.filter(~Q(card__deck__kind=DeckKind.TEAM) | Q(card__deck__team__in=seen))
    return rows


def choosable_cards_for(person: Member) -> QuerySet[CardVersion]:
    return cards_for(person).filter(card__retired_on=None).order_by("card__number")


def versions_of(card: Card) -> QuerySet[CardVersion]:
    """What the card said, newest first."""
    return card.versions.select_related("changed_by").order_by("-version")


def words_of(card_ids: set[UUID]) -> dict[UUID, CardVersion]:
    """What these cards say now, by the card's id."""
    return {version.card_id: version for version in current_versions().filter(card__in=card_ids)}


def open_card(number: int) -> CardVersion | None:
    """The card behind a number on paper: only of sets that are for everybody."""
    opened = Q(card__deck__kind__in=[DeckKind.STARTER, DeckKind.RECEIVED])
    rows = current_versions().filter(opened | Q(card__deck__official_on__isnull=False))
    return rows.filter(card__number=number).first()


def card_to_offer(number: int) -> CardVersion | None:
    """A card of our own set, for an app that knows what somebody is busy with."""
    rows = current_versions().filter(card__deck__kind=DeckKind.STARTER, card__retired_on=None)
    return rows.filter(card__number=number).first()


def found(
    rows: QuerySet[CardVersion],
    *,
    words: str = "",
    theme: str = "",
    audience: str = "",
    moment: str = "",
    own_theme: str = "",
) -> QuerySet[CardVersion]:
    """Narrowed to what somebody looks for: every word stands somewhere on the card, or it is its number."""
    for word in words.split()[:WORDS_LIMIT]:
        anywhere = Q()
        for name in SEARCHED:
            anywhere |= Q(**{f"{name}__icontains": word})
        number = word.upper().removeprefix("H-")
        rows = rows.filter(anywhere | Q(card__number=int(number)) if _is_number(number) else anywhere)
    if own_theme:
        rows = rows.filter(own_theme__iexact=own_theme)
    if theme:
        rows = rows.filter(theme=theme)
    if audience:
        rows = rows.filter(audience=audience)
    return rows.filter(moment__icontains=moment) if moment else rows


def own_themes_in(rows: QuerySet[CardVersion]) -> list[str]:
    """The organisation's own words for a theme among these cards."""
    words = rows.exclude(own_theme="").order_by("own_theme").values_list("own_theme", flat=True).distinct()
    return list(words[:OWN_THEMES_SHOWN])


def holding(rows: QuerySet[CardVersion], *, strict: str, loose: str) -> Sequence[CardVersion]:
    """Those that hold what ``strict`` asks of the index; when there are none, those that hold ``loose``."""
    asked = {
        name: SearchQuery(query, config="dutch", search_type="raw")
        for name, query in (("strict", strict), ("loose", loose))
    }
    rows = rows.annotate(words=SearchVector(*SEARCHED, config="dutch")).filter(words=asked["loose"])
    holds = ExpressionWrapper(Q(words=asked["strict"]), output_field=BooleanField())
    found = list(rows.annotate(holds_all=holds))
    return [one for one in found if one.holds_all] or found


def balance_for(deck: Deck) -> Balance:
    return balance_of(cards_in(deck).order_by().values_list("theme", "audience"))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
