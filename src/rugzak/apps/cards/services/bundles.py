"""Signed files of cards between organisations: making one, taking one in, and saying "we use it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards import formats, signing
from rugzak.apps.cards.events import BundleMade, BundleTakenIn, ReceiptTakenIn
from rugzak.apps.cards.formats import BadFile, Parcel, Sheet
from rugzak.apps.cards.models import Bundle, Card, CardVersion, Deck, Receipt, SigningKey
from rugzak.apps.cards.services.decks import EmptyDeck, next_number
from rugzak.apps.cards.services.starter import one_at_a_time
from rugzak.apps.cards.words import DeckKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust.master_keys import MasterKeysUnreadable, master_keys


@transaction.atomic
def make_bundle(*, deck: Deck, cards: Sequence[CardVersion], by: Member) -> str:
    """The text of a signed file with these cards, for other organisations to take in. Raises EmptyDeck."""
    if not cards:
        raise EmptyDeck
    key = signing_key()
    sender = by.organisation.name
    number = new_id()
    data: dict[str, Any] = {
        **formats.deck_as_data(deck.name, sender, cards),
        "bundle": str(number),
        "made_on": timezone.localdate().isoformat(),
        "public_key": formats.b64(bytes(key.public)),
    }
    data["signature"] = formats.b64(signing.signature_of(key, formats.message_of(data)))
    bundle = Bundle.objects.create(
        deck=deck, number=number, sender=sender, public=bytes(key.public), came_in=False
    )
    record(BundleMade(bundle_id=bundle.pk, by_id=by.pk))
    return formats.as_file(data)


@transaction.atomic
def take_in(*, parcel: Parcel, counts_along: bool, by: Member) -> Bundle:
    """Keep the cards of a verified bundle as a set of their own. The same bundle twice is kept once.

    A later bundle of the same sender and set renews the cards that changed there.
    """
    there = Bundle.objects.filter(number=parcel.number, came_in=True).first()
    if there is not None:
        return there
    one_at_a_time()
    deck = _deck_for(parcel)
    _follow(deck, parcel.cards)
    bundle = Bundle.objects.create(
        deck=deck,
        number=parcel.number,
        sender=parcel.sender,
        public=parcel.public,
        came_in=True,
        counts_along=counts_along,
    )
    record(BundleTakenIn(bundle_id=bundle.pk, by_id=by.pk))
    return bundle


@transaction.atomic
def receipt_for(*, bundle: Bundle) -> str:
    """A signed file by which the sender can count one organisation more; it names nobody."""
    key = signing_key()
    data: dict[str, Any] = {
        "format": formats.RECEIPT_FORMAT,
        "version": 1,
        "bundle": str(bundle.number),
        "public_key": formats.b64(bytes(key.public)),
    }
    data["signature"] = formats.b64(signing.signature_of(key, formats.message_of(data)))
    return formats.as_file(data)


@transaction.atomic
def take_receipt(*, text: str, by: Member) -> Receipt:
    """Count an organisation that wants to be counted, once. Raises BadFile."""
    slip = formats.slip_in(text)
    bundle = Bundle.objects.filter(number=slip.number, came_in=False).first()
    if bundle is None:
        raise BadFile(_("Dit briefje hoort bij een bundel die hier niet vandaan komt."))
    receipt, is_new = Receipt.objects.get_or_create(
        bundle=bundle, public=slip.public, defaults={"on": timezone.localdate()}
    )
    if is_new:
        record(ReceiptTakenIn(bundle_id=bundle.pk, by_id=by.pk))
    return receipt


@transaction.atomic
def signing_key() -> SigningKey:
    """The organisation's key: made at its first use, and again when its master key is gone."""
    one_at_a_time()
    row = SigningKey.objects.first()
    if row is not None and _opens(row):
        return row
    SigningKey.objects.all().delete()
    fresh = signing.new_key()
    fresh.save(force_insert=True)
    return fresh


@transaction.atomic
def rewrap_signing_key() -> bool:
    """By the clock: after a rotation the key moves to the active master key, and stays the same key."""
    row = SigningKey.objects.select_for_update().first()
    if row is None or row.master_key == master_keys().active or not _opens(row):
        return False
    signing.rewrap(row)
    row.save(update_fields=["wrapped", "master_key"])
    return True


def _opens(row: SigningKey) -> bool:
    try:
        master_keys().key(row.master_key)
    except MasterKeysUnreadable:
        return False
    return True


def _deck_for(parcel: Parcel) -> Deck:
    """The set of an earlier bundle of this sender, known by its key, or a new one."""
    before = Bundle.objects.filter(public=parcel.public, came_in=True, deck__source=parcel.sender)
    known = before.filter(deck__name__startswith=parcel.deck).select_related("deck").first()
    if known is not None:
        return known.deck
    name = _("%(deck)s, van %(sender)s") % {"deck": parcel.deck, "sender": parcel.sender}
    name, number = name[:74], 1
    while Deck.objects.filter(name=_numbered(name, number), team=None).exists():
        number += 1
    return Deck.objects.create(name=_numbered(name, number), kind=DeckKind.RECEIVED, source=parcel.sender)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _follow(deck: Deck, sheets: Sequence[Sheet]) -> None:
    there = {
        version.card.code: version
        for version in CardVersion.objects.filter(card__deck=deck, replaced_at=None).select_related("card")
    }
    fresh = [sheet for sheet in sheets if sheet.code not in there]
    first = next_number()
    cards = Card.objects.bulk_create(
        Card(deck=deck, number=first + place, code=sheet.code) for place, sheet in enumerate(fresh)
    )
    CardVersion.objects.bulk_create(
        CardVersion(card=card, **sheet.words) for card, sheet in zip(cards, fresh, strict=True)
    )
    changed = [(there[sheet.code], sheet) for sheet in sheets if _is_changed(there.get(sheet.code), sheet)]
    now = timezone.now()
    CardVersion.objects.filter(pk__in=[old.pk for old, _sheet in changed]).update(replaced_at=now)
    CardVersion.objects.bulk_create(
        CardVersion(card=old.card, version=old.version + 1, since=now, **sheet.words)
        for old, sheet in changed
    )


def _is_changed(old: CardVersion | None, sheet: Sheet) -> bool:
    """Changed at the sender's, and not in our own words since."""
    if old is None or old.changed_by_id is not None:
        return False
    return any(getattr(old, name) != value for name, value in sheet.words.items())
