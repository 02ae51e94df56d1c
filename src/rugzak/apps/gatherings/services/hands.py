"""Cards in the room: drawing one, swapping it once, taking one of paper, and giving it away."""

from __future__ import annotations

import secrets
from collections import Counter
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards import queries as cards
from rugzak.apps.gatherings.models import CardGift, Gathering, HeldCard, Seat
from rugzak.apps.gatherings.services.moves import NotPossibleNow
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.tables import at_the_same_table
from rugzak.apps.gatherings.words import StepKind
from rugzak.ground.kernel.refusal import Refusal

TRIES = 12


class NoCardsHere(Refusal):
    sentence = _("Er ligt hier geen set kaarten. Zeg het tegen wie begeleidt.")


class NoSuchCard(Refusal):
    sentence = _("Deze kaart zit niet in de set van vandaag. Kijk of het nummer goed staat.")
    field = "nummer"


class SwappedAlready(Refusal):
    sentence = _("Eén keer ruilen mag. Dit is nu jouw kaart.")


class NotAtYourTable(Refusal):
    sentence = _("Geef je kaart aan iemand aan jouw tafel.")


@transaction.atomic
def draw_card(*, gathering: Gathering, seat: Seat) -> HeldCard:
    """A card face down; asking again at this step gives the same one. Nobody gets one from another hand."""
    step_key = _step(gathering, StepKind.DRAW)
    there = HeldCard.objects.filter(gathering=gathering, seat=seat, step_key=step_key).first()
    return there or _taken(gathering, HeldCard(gathering=gathering, seat=seat, step_key=step_key))


@transaction.atomic
def take_paper_card(*, gathering: Gathering, seat: Seat, number: int) -> HeldCard:
    """The card that lies on the floor, by its number. Raises NoSuchCard."""
    step_key = _step(gathering, StepKind.DRAW)
    card_id = next((pk for pk, its in _deck(gathering) if its == number), None)
    if card_id is None:
        raise NoSuchCard
    held, _is_new = HeldCard.objects.update_or_create(
        gathering=gathering, seat=seat, step_key=step_key, defaults={"card_id": card_id, "copy": None}
    )
    tell_room(gathering, News.TALLY)
    return held


@transaction.atomic
def swap_card(*, gathering: Gathering, seat: Seat) -> HeldCard:
    """Lay it back and take another one, once a step. Raises SwappedAlready."""
    step_key = _step(gathering, StepKind.DRAW)
    held = (
        HeldCard.objects.select_for_update().filter(gathering=gathering, seat=seat, step_key=step_key).first()
    )
    if held is None:
        raise NotPossibleNow
    if held.is_swapped:
        raise SwappedAlready
    held.is_swapped = True
    return _taken(gathering, held, not_this=held.card_id)


@transaction.atomic
def give_card(*, gathering: Gathering, giver: Seat, to_id: UUID) -> CardGift:
    """Give the own card to somebody at the same table. Both keep it; another choice replaces the first."""
    step_key = _step(gathering, StepKind.GIFT)
    held = HeldCard.objects.filter(gathering=gathering, seat=giver).order_by("-drawn_at").first()
    if held is None:
        raise NotPossibleNow
    table = at_the_same_table(gathering, giver)
    if to_id == giver.pk or to_id not in table:
        raise NotAtYourTable
    gift, _is_new = CardGift.objects.update_or_create(
        gathering=gathering,
        giver=giver,
        step_key=step_key,
        defaults={"to_id": to_id, "card_id": held.card_id},
    )
    # The whole table looks: who gave to whom is for those two.
    tell_room(gathering, News.OWN, to=[giver.pk, *table])
    return gift


def _step(gathering: Gathering, kind: StepKind) -> str:
    step = gathering.step
    if step is None or step.kind != kind:
        raise NotPossibleNow
    return step.key


def _deck(gathering: Gathering) -> list[tuple[UUID, int]]:
    deck = gathering.deck or cards.starter_deck()
    found = list(cards.cards_in(deck).values_list("card_id", "card__number")) if deck else []
    if not found:
        raise NoCardsHere
    return found


def _taken(gathering: Gathering, held: HeldCard, *, not_this: UUID | None = None) -> HeldCard:
    """Of two who take the same card at once, the second gets another. In a hall copies may lie anywhere."""
    deck = [pk for pk, _number in _deck(gathering)]
    for _try in range(TRIES):
        held.card_id, held.copy = _any_of(gathering, deck, not_this)
        try:
            with transaction.atomic():
                held.save()
        except IntegrityError:
            mine = HeldCard.objects.filter(
                gathering=gathering, seat=held.seat, step_key=held.step_key
            ).first()
            if mine is not None and mine.pk != held.pk:
                return mine
            continue
        tell_room(gathering, News.TALLY)
        return held
    held.copy = None
    held.save()
    return held


def _any_of(gathering: Gathering, deck: list[UUID], not_this: UUID | None) -> tuple[UUID, int | None]:
    others = [pk for pk in deck if pk != not_this] or deck
    if gathering.is_congress:
        return secrets.choice(others), None
    lying = Counter(HeldCard.objects.filter(gathering=gathering).values_list("card_id", flat=True))
    least = min(lying[pk] for pk in others)
    return secrets.choice([pk for pk in others if lying[pk] == least]), least + 1
