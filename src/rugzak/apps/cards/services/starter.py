"""Laying out the set that comes with Rugzak, and following its next editions."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from rugzak.apps.cards.events import StarterSetLaid
from rugzak.apps.cards.models import Card, CardVersion, Deck
from rugzak.apps.cards.shipped import VERSION, ShippedCard, shipped_cards
from rugzak.apps.cards.words import DeckKind
from rugzak.ground.happenings.services import record
from rugzak.ground.tenancy.context import current_organisation_id


@transaction.atomic
def lay_starter_set(edition: int = VERSION, cards: Sequence[ShippedCard] | None = None) -> Deck:
    """Give the organisation our set, or bring its set up to ``edition``. Doing it twice changes nothing.

    What an organisation changed in its own words stays: only cards that still say what
    we sent before get the new words, as a new version.
    """
    cards = cards if cards is not None else shipped_cards()
    one_at_a_time()
    deck = Deck.objects.filter(kind=DeckKind.STARTER).first()
    if deck is None:
        deck = _first_edition(edition, cards)
    elif deck.shipped_version < edition:
        _next_edition(deck, cards)
        deck.shipped_version = edition
        deck.save(update_fields=["shipped_version"])
    else:
        return deck
    record(StarterSetLaid(deck_id=deck.pk, version=edition))
    return deck


def one_at_a_time() -> None:
    """Numbers and sets are the organisation's: who adds to them waits for who is adding."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"cards {current_organisation_id()}"]
        )


def _first_edition(edition: int, cards: Sequence[ShippedCard]) -> Deck:
    with override("nl"):
        deck = Deck.objects.create(
            name=_("84 kleine goede gewoonten"),
            kind=DeckKind.STARTER,
            official_on=timezone.localdate(),
            source="Rugzak",
            shipped_version=edition,
        )
    _add(deck, cards)
    return deck


def _add(deck: Deck, cards: Sequence[ShippedCard]) -> None:
    rows = Card.objects.bulk_create(Card(deck=deck, number=one.number, code=one.code) for one in cards)
    CardVersion.objects.bulk_create(
        CardVersion(card=row, **one.words) for row, one in zip(rows, cards, strict=True)
    )


def _next_edition(deck: Deck, cards: Sequence[ShippedCard]) -> None:
    there = {
        version.card.code: version
        for version in CardVersion.objects.filter(card__deck=deck, replaced_at=None).select_related("card")
    }
    _add(deck, [one for one in cards if one.code not in there])
    changed = [
        (there[one.code], one)
        for one in cards
        if one.code in there and there[one.code].changed_by_id is None and differs(there[one.code], one)
    ]
    now = timezone.now()
    CardVersion.objects.filter(pk__in=[old.pk for old, _one in changed]).update(replaced_at=now)
    CardVersion.objects.bulk_create(
        CardVersion(card=old.card, version=old.version + 1, since=now, **one.words) for old, one in changed
    )


def differs(version: CardVersion, shipped: ShippedCard) -> bool:
    return any(getattr(version, name) != value for name, value in shipped.words.items())
