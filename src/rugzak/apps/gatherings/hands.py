"""The cards that one phone holds: the own one, what it got, and to whom it may give."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rugzak.apps.cards import queries as cards
from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.models import CardGift, Gathering, HeldCard, Seat
from rugzak.apps.gatherings.services.tables import at_the_same_table
from rugzak.apps.gatherings.words import SeenBy, StepKind

# A card's words as ``cards.queries`` gives them.
Face = Any


@dataclass
class Hand:
    """``card`` is what this phone speaks for now; ``drawn`` only when that was at this step."""

    card: Face | None = None
    drawn: HeldCard | None = None
    faces: list[Face] = field(default_factory=list)
    gifts: list[Face] = field(default_factory=list)
    gave_to: Alias | None = None
    mates: list[tuple[UUID, Alias, str]] = field(default_factory=list)

    @property
    def everything(self) -> list[Face]:
        """Each card once, the own ones first."""
        return list({face.card_id: face for face in (*self.faces, *self.gifts)}.values())


def hand_of(gathering: Gathering, seat: Seat) -> Hand:
    held = list(HeldCard.objects.filter(gathering=gathering, seat=seat).order_by("drawn_at"))
    gifts = list(CardGift.objects.filter(gathering=gathering, to=seat).order_by("given_at"))
    says = cards.words_of({one.card_id for one in held} | {one.card_id for one in gifts})
    step = gathering.step
    hand = Hand(
        drawn=next((one for one in held if step is not None and one.step_key == step.key), None),
        faces=[says[one.card_id] for one in held if one.card_id in says],
        gifts=[says[one.card_id] for one in gifts if one.card_id in says],
    )
    if step is None or step.kind != StepKind.DRAW:
        hand.card = hand.faces[-1] if hand.faces else None
    elif hand.drawn is not None:
        hand.card = says.get(hand.drawn.card_id)
    if step is not None and step.kind == StepKind.GIFT and not gathering.is_congress:
        _who_can_get_it(hand, gathering, seat, step.key)
    return hand


def _who_can_get_it(hand: Hand, gathering: Gathering, seat: Seat, step_key: str) -> None:
    near = at_the_same_table(gathering, seat)
    mates = {one.pk: one for one in Seat.objects.filter(pk__in=near)}
    shows_names = gathering.name_seen_by == SeenBy.ROOM
    hand.mates = [
        (pk, Alias(mates[pk].alias), mates[pk].name if shows_names else "") for pk in near if pk in mates
    ]
    gave = CardGift.objects.filter(gathering=gathering, giver=seat, step_key=step_key).first()
    if gave is not None and gave.to_id in mates:
        hand.gave_to = Alias(mates[gave.to_id].alias)
