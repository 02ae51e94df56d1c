"""What is somebody's own: pledges, an own deck, and a month as positivity spy. All of it sealed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards.events import (
    CardKept,
    OwnCardThrownAway,
    OwnDeckMade,
    OwnDeckUndone,
    PledgeMade,
    PledgeReminded,
    PledgeThrownAway,
    SpyTurnEnded,
    SpyTurnTaken,
    SpyTurnWritten,
)
from rugzak.apps.cards.models import Card, OwnCard, OwnDeck, Pledge, SpyTurn
from rugzak.apps.cards.words import OWN_DECK_LIMIT, PLEDGE_REMINDER_LIMIT, UNDO_FOR
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import vault


class ReminderOutOfRange(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Kies een moment in de komende drie maanden. Daarna weet je zelf het best of het nog past."),
            field="remind_at",
        )


class TooManyPiles(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Je hebt al %(number)s stapels. Hef er eerst een op die je niet meer gebruikt.")
            % {"number": OWN_DECK_LIMIT},
            field="name",
        )


class SpyThere(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Er is deze maand al een spion in jullie team. Wie, dat hoor je in het overleg."))


@transaction.atomic
def make_pledge(
    *, if_then: str, card: Card | None = None, remind_at: datetime | None = None, key: UUID, by: Member
) -> Pledge:
    """A promise to oneself. ``remind_at`` asks for one reminder, never more."""
    there = Pledge.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    now = timezone.now()
    if remind_at is not None and not now < remind_at <= now + PLEDGE_REMINDER_LIMIT:
        raise ReminderOutOfRange
    pledge = Pledge(owner=by, card=card, remind_at=remind_at, key=key)
    pledge.fill_organisation()
    pledge.if_then = vault.key_to_seal(by.pk).seal(pledge, "if_then", if_then)
    pledge.save(force_insert=True)
    record(PledgeMade(pledge_id=pledge.pk, by_id=by.pk))
    return pledge


@transaction.atomic
def throw_pledge_away(*, pledge: Pledge, by: Member) -> None:
    pledge.thrown_away_at = timezone.now()
    pledge.save(update_fields=["thrown_away_at"])
    record(PledgeThrownAway(pledge_id=pledge.pk, by_id=by.pk))


@transaction.atomic
def remind_of_pledges(now: datetime | None = None) -> int:
    """By the clock: the one reminder of each pledge whose moment has come. What it says is not told."""
    now = now or timezone.now()
    due = Pledge.objects.select_for_update().filter(remind_at__lte=now, reminded_at=None, thrown_away_at=None)
    pledges = list(due)
    for pledge in pledges:
        pledge.reminded_at = now
        pledge.save(update_fields=["reminded_at"])
        record(PledgeReminded(pledge_id=pledge.pk, owner_id=pledge.owner_id))
    return len(pledges)


@transaction.atomic
def make_own_deck(*, name: str, key: UUID, by: Member) -> OwnDeck:
    """A pile of one's own, with a name that nobody else reads. Raises TooManyPiles."""
    there = OwnDeck.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    if OwnDeck.objects.filter(owner=by, thrown_away_at=None).count() >= OWN_DECK_LIMIT:
        raise TooManyPiles
    deck = OwnDeck(owner=by, key=key)
    deck.fill_organisation()
    deck.name = vault.key_to_seal(by.pk).seal(deck, "name", name)
    deck.save(force_insert=True)
    record(OwnDeckMade(deck_id=deck.pk, by_id=by.pk))
    return deck


@transaction.atomic
def undo_own_deck(*, deck: OwnDeck, by: Member) -> None:
    """The pile is gone; its cards lie on the first pile again."""
    OwnCard.objects.filter(owner=by, deck=deck).update(deck=None)
    deck.thrown_away_at = timezone.now()
    deck.save(update_fields=["thrown_away_at"])
    record(OwnDeckUndone(deck_id=deck.pk, by_id=by.pk))


@transaction.atomic
def move_own_card(*, own: OwnCard, deck: OwnDeck | None, by: Member) -> None:
    """To another pile, or back to the first one."""
    own.deck = deck
    own.save(update_fields=["deck"])
    record(CardKept(own_card_id=own.pk, by_id=by.pk))


@transaction.atomic
def keep_card(*, card: Card, key: UUID, by: Member) -> OwnCard:
    """Put a card on one's own first pile; of a card somebody has one."""
    there = OwnCard.objects.filter(owner=by, card=card, thrown_away_at=None).first()
    if there is not None:
        return there
    own = OwnCard.objects.create(owner=by, card=card, key=key)
    record(CardKept(own_card_id=own.pk, by_id=by.pk))
    return own


@transaction.atomic
def write_own_card(*, text: str, key: UUID, by: Member) -> OwnCard:
    """A card in own words, that nobody else reads."""
    there = OwnCard.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    own = OwnCard(owner=by, key=key)
    own.fill_organisation()
    own.text = vault.key_to_seal(by.pk).seal(own, "text", text)
    own.save(force_insert=True)
    record(CardKept(own_card_id=own.pk, by_id=by.pk))
    return own


@transaction.atomic
def throw_own_card_away(*, own: OwnCard, by: Member) -> None:
    own.thrown_away_at = timezone.now()
    own.save(update_fields=["thrown_away_at"])
    record(OwnCardThrownAway(own_card_id=own.pk, by_id=by.pk))


@transaction.atomic
def become_spy(*, team_id: UUID, by: Member, on: date | None = None) -> SpyTurn:
    """Look for what goes well, this month. Only one at a time, and nobody sees who."""
    month = (on or timezone.localdate()).replace(day=1)
    mine = SpyTurn.objects.filter(owner=by, team_id=team_id, month=month, thrown_away_at=None).first()
    if mine is not None:
        return mine
    turn = SpyTurn(owner=by, team_id=team_id, month=month)
    try:
        with transaction.atomic():
            turn.save(force_insert=True)
    except IntegrityError as taken:
        raise SpyThere from taken
    record(SpyTurnTaken(turn_id=turn.pk, by_id=by.pk))
    return turn


@transaction.atomic
def write_as_spy(*, turn: SpyTurn, seen: str, by: Member) -> None:
    """The spy's notes, replaced as a whole."""
    turn.seen = vault.key_to_seal(by.pk).seal(turn, "seen", seen) if seen else None
    turn.save(update_fields=["seen"])
    record(SpyTurnWritten(turn_id=turn.pk, by_id=by.pk))


@transaction.atomic
def end_spy_turn(*, turn: SpyTurn, by: Member) -> None:
    """Told in the meeting, or handed on: the notes are gone at once."""
    record(SpyTurnEnded(turn_id=turn.pk, by_id=by.pk))
    turn.delete()


@transaction.atomic
def erase_what_is_over(now: datetime | None = None) -> int:
    """By the clock: what was thrown away, and the notes of spies of months ago."""
    now = now or timezone.now()
    before = now - UNDO_FOR
    two_months_ago = (timezone.localtime(now).date().replace(day=1)).toordinal() - 31
    gone = OwnCard.objects.filter(thrown_away_at__lt=before).delete()[0]
    gone += OwnDeck.objects.filter(thrown_away_at__lt=before).delete()[0]
    gone += Pledge.objects.filter(thrown_away_at__lt=before).delete()[0]
    gone += SpyTurn.objects.filter(month__lt=date.fromordinal(two_months_ago)).delete()[0]
    return gone
