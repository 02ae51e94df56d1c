"""Writes of decks and cards: a change of words is a new version."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.cards.balance import balance_of
from rugzak.apps.cards.events import (
    CardAdded,
    CardChanged,
    CardPutBack,
    CardRetired,
    DeckMade,
    DeckMadeOfficial,
)
from rugzak.apps.cards.models import Card, CardVersion, Deck
from rugzak.apps.cards.services.starter import one_at_a_time
from rugzak.apps.cards.words import FIRST_OWN_NUMBER, LICENCE, DeckKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


@dataclass(frozen=True)
class Words:
    """What stands on a card, from a form, a session or a file."""

    title: str
    text: str
    theme: str
    audience: str
    moment: str
    if_then: str = ""
    question: str = ""
    aspects: list[str] = field(default_factory=list)
    own_theme: str = ""
    read_aloud: str = ""
    origin: str = ""
    licence: str = LICENCE


class OutOfBalance(Refusal):
    def __init__(self, missing: str) -> None:
        told = {"missing": missing}
        super().__init__(_("Deze set is nog niet in balans. Er mist nog: %(missing)s.") % told)


class EmptyDeck(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Deze set heeft nog geen kaarten. Voeg eerst een kaart toe."))


class DeckExists(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Er is al een set met deze naam. Kies een andere naam."), field="name")


@transaction.atomic
def make_deck(*, name: str, team_id: UUID | None = None, by: Member) -> Deck:
    """A set of the organisation, or of one team."""
    if Deck.objects.filter(name=name, team=team_id).exists():
        raise DeckExists
    kind = DeckKind.TEAM if team_id else DeckKind.ORGANISATION
    deck = Deck.objects.create(name=name, kind=kind, team_id=team_id)
    record(DeckMade(deck_id=deck.pk, by_id=by.pk))
    return deck


@transaction.atomic
def add_card(*, deck: Deck, words: Words, by: Member) -> CardVersion:
    """A new card with the next number of the organisation."""
    one_at_a_time()
    card = Card.objects.create(deck=deck, number=next_number())
    version = CardVersion.objects.create(card=card, changed_by=by, **asdict(words))
    record(CardAdded(card_id=card.pk, by_id=by.pk))
    return version


@transaction.atomic
def change_card(*, card: Card, words: Words, by: Member) -> CardVersion:
    """New words become a new version; what stood there stays readable. The same words change nothing."""
    Card.objects.select_for_update(of=("self",)).get(pk=card.pk)
    now = timezone.now()
    before = CardVersion.objects.get(card=card, replaced_at=None)
    if all(getattr(before, name) == value for name, value in asdict(words).items()):
        return before
    before.replaced_at = now
    before.save(update_fields=["replaced_at"])
    version = CardVersion.objects.create(
        card=card, version=before.version + 1, since=now, changed_by=by, **asdict(words)
    )
    record(CardChanged(card_id=card.pk, version=version.version, by_id=by.pk))
    return version


@transaction.atomic
def retire_card(*, card: Card, by: Member) -> None:
    """Out of the set; what teams did with it stays."""
    card.retired_on = timezone.localdate()
    card.save(update_fields=["retired_on"])
    record(CardRetired(card_id=card.pk, by_id=by.pk))


@transaction.atomic
def put_back_card(*, card: Card, by: Member) -> None:
    card.retired_on = None
    card.save(update_fields=["retired_on"])
    record(CardPutBack(card_id=card.pk, by_id=by.pk))


@transaction.atomic
def make_official(*, deck: Deck, by: Member, on: date | None = None) -> Deck:
    """From now on a set of the whole organisation. Asks for what is missing when it is out of balance."""
    versions = CardVersion.objects.filter(card__deck=deck, card__retired_on=None, replaced_at=None)
    balance = balance_of(versions.values_list("theme", "audience"))
    if not balance.total:
        raise EmptyDeck
    if not balance.is_even:
        raise OutOfBalance(", ".join(_asked(pile.short, pile.label) for pile in balance.lacking))
    if deck.official_on is None:
        deck.official_on = on or timezone.localdate()
        deck.save(update_fields=["official_on"])
        record(DeckMadeOfficial(deck_id=deck.pk, by_id=by.pk))
    return deck


def next_number() -> int:
    """Own cards are numbered above those that come with Rugzak, so that both may grow."""
    last = Card.objects.aggregate(last=Max("number"))["last"] or 0
    return max(last + 1, FIRST_OWN_NUMBER)


def _asked(short: int, label: str) -> str:
    told = {"number": short, "pile": label}
    return ngettext("%(number)s kaart voor %(pile)s", "%(number)s kaarten voor %(pile)s", short) % told
