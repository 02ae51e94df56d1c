"""Reads of what is somebody's own. Only these open sealed words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rugzak.apps.cards.models import (
    Adoption,
    Asking,
    Card,
    CardVersion,
    Gift,
    OwnCard,
    OwnDeck,
    Pledge,
    SpyTurn,
)
from rugzak.apps.cards.queries.decks import words_of
from rugzak.apps.cards.words import AskingState
from rugzak.ground.accounts.models import Member
from rugzak.ground.trust import vault


@dataclass(frozen=True)
class OpenPledge:
    id: UUID
    if_then: str = field(repr=False)
    card: CardVersion | None
    remind_at: datetime | None
    reminded_at: datetime | None


@dataclass(frozen=True)
class OpenOwnCard:
    id: UUID
    text: str = field(repr=False)
    card: CardVersion | None
    deck_id: UUID | None


@dataclass(frozen=True)
class OpenPile:
    """``id`` is None for the first pile."""

    id: UUID | None
    name: str = field(repr=False)
    cards: list[OpenOwnCard]


@dataclass(frozen=True)
class OpenGift:
    id: UUID
    giver: Member
    to: Member
    sentence: str = field(repr=False)
    card: CardVersion | None
    given_at: datetime


def pledges_for(person: Member) -> QuerySet[Pledge]:
    return Pledge.objects.filter(owner=person, thrown_away_at=None).order_by("-made_at")


def own_cards_for(person: Member) -> QuerySet[OwnCard]:
    return OwnCard.objects.filter(owner=person, thrown_away_at=None).order_by("-kept_at")


def gifts_between(person: Member) -> QuerySet[Gift]:
    """What this person gave and got."""
    return (Gift.objects.filter(to=person) | Gift.objects.filter(giver=person)).order_by("-given_at")


def gifts_to(person: Member) -> QuerySet[Gift]:
    return Gift.objects.filter(to=person).select_related("giver", "to").order_by("-given_at")


def gifts_by(person: Member) -> QuerySet[Gift]:
    return Gift.objects.filter(giver=person).select_related("giver", "to").order_by("-given_at")


def opened_pledges(person: Member) -> list[OpenPledge]:
    rows = list(pledges_for(person))
    words = words_of({row.card_id for row in rows if row.card_id})
    key = _key(person, rows)
    return [
        OpenPledge(
            row.pk, key.open(row, "if_then"), _face(words, row.card_id), row.remind_at, row.reminded_at
        )
        for row in rows
        if key
    ]


def own_decks_for(person: Member) -> QuerySet[OwnDeck]:
    return OwnDeck.objects.filter(owner=person, thrown_away_at=None).order_by("made_at", "id")


def opened_piles(person: Member) -> list[OpenPile]:
    """The first pile, which has no name and is always there, and then those with a name."""
    decks, cards = list(own_decks_for(person)), opened_own_cards(person)
    key = _key(person, decks)
    names = {deck.pk: key.open(deck, "name") if key else "" for deck in decks}
    return [
        OpenPile(
            deck_id,
            names.get(deck_id, "") if deck_id else "",
            [one for one in cards if one.deck_id == deck_id],
        )
        for deck_id in (None, *names)
    ]


def opened_own_cards(person: Member) -> list[OpenOwnCard]:
    rows = list(own_cards_for(person))
    words = words_of({row.card_id for row in rows if row.card_id})
    key = _key(person, [row for row in rows if row.text is not None])
    return [
        OpenOwnCard(
            row.pk, key.open(row, "text") if key and row.text else "", _face(words, row.card_id), row.deck_id
        )
        for row in rows
    ]


def opened_gifts(rows: Iterable[Gift]) -> list[OpenGift]:
    """The sentences of gifts their reader may see; of a giver whose key was erased the card remains."""
    gifts = list(rows)
    words = words_of({gift.card_id for gift in gifts if gift.card_id})
    keys = vault.keys_of(gift.giver_id for gift in gifts) if gifts else {}
    return [
        OpenGift(
            gift.pk,
            gift.giver,
            gift.to,
            keys[gift.giver_id].open(gift, "sentence") if gift.giver_id in keys else "",
            _face(words, gift.card_id),
            gift.given_at,
        )
        for gift in gifts
    ]


def spy_turn_of(person: Member, team_id: UUID, today: date) -> SpyTurn | None:
    month = today.replace(day=1)
    return SpyTurn.objects.filter(owner=person, team_id=team_id, month=month, thrown_away_at=None).first()


def seen_by_spy(turn: SpyTurn) -> str:
    return vault.key_of(turn.owner_id).open(turn, "seen") if turn.seen is not None else ""


def advocates_of(card: Card) -> list[Adoption]:
    """Who speaks for a card now, with how many questions are open."""
    rows = Adoption.objects.filter(card=card, ended_on=None, member__ended_at=None).select_related("member")
    return list(rows.order_by("member__sort_key"))


def adoptions_for(person: Member) -> QuerySet[Adoption]:
    rows = Adoption.objects.filter(member=person, ended_on=None).select_related("card")
    return rows.order_by("since", "id")


def askings_for(person: Member) -> list[Asking]:
    """Who would like to hear about a card from this person."""
    rows = Asking.objects.filter(adoption__member=person, state=AskingState.OPEN)
    return list(rows.select_related("adoption__card", "asker").order_by("asked_on", "id"))


def asked_by(person: Member) -> set[UUID]:
    """The adoptions about which this person asked and waits."""
    rows = Asking.objects.filter(asker=person, state=AskingState.OPEN)
    return set(rows.values_list("adoption_id", flat=True))


def pledge_titles(person: Member, ids: Iterable[UUID]) -> dict[UUID, str]:
    return {pledge.id: pledge.if_then for pledge in opened_pledges(person) if pledge.id in set(ids)}


def today() -> date:
    return timezone.localdate()


def _key(person: Member, rows: list) -> vault.DataKey | None:
    return vault.key_of(person.pk) if rows else None


def with_card_words(adoptions: QuerySet[Adoption]) -> list[tuple[Adoption, CardVersion]]:
    """Cards somebody speaks for, each with what it says now."""
    rows = list(adoptions)
    words = words_of({row.card_id for row in rows})
    return [(row, words[row.card_id]) for row in rows]


def askings_with_words(person: Member) -> list[tuple[Asking, CardVersion]]:
    """Who would like to hear about a card this person speaks for, and what that card says now."""
    rows = askings_for(person)
    words = words_of({row.adoption.card_id for row in rows})
    return [(row, words[row.adoption.card_id]) for row in rows]


def _face(words: dict[UUID, CardVersion], card_id: UUID | None) -> CardVersion | None:
    return words.get(card_id) if card_id else None
