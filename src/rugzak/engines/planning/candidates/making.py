"""Making visits: the price of each, and the moment two coaches share."""

from __future__ import annotations

from collections.abc import Sequence

from rugzak.engines.planning.candidates.visits import Candidates, Slot, Spot, Visit
from rugzak.engines.planning.candidates.windows import Window, starts
from rugzak.engines.planning.question.instance import Coach, Instance, Option, PairKind, Request, Shift


class Maker:
    """Knows who is who and works when; ``numbers`` maps the id of a coach to her number."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.numbers = {coach.id: number for number, coach in enumerate(instance.coaches)}
        self._halves = [_by_day(number, coach) for number, coach in enumerate(instance.coaches)]

    def halves_on(self, coach: int, day: int) -> Sequence[tuple[Spot, Shift]]:
        """Every half of every shift of a coach on a day."""
        return self._halves[coach].get(day, ())

    def visits(
        self, index: int, request: Request, option: Option, spot: Spot, between: Window
    ) -> list[Visit]:
        """All visits within one window: per shared moment, and per meeting of a pair in order."""
        parts = (0, 1) if request.kind is PairKind.IN_ORDER else (0,)
        return [
            self.visit(index, request, part, option, spot, start)
            for start in starts(self.instance, request, option, between)
            for part in parts
        ]

    def visit(
        self, index: int, request: Request, part: int, option: Option, spot: Spot, between: Window
    ) -> Visit:
        """One visit with its price."""
        earliest, latest = between
        slot = (option.day, earliest, option.place) if request.kind is PairKind.TOGETHER else None
        return Visit(
            request=index,
            part=part,
            coach=spot.coach,
            shift=spot.shift,
            half=spot.half,
            day=option.day,
            place=option.place,
            earliest=earliest,
            latest=latest,
            minutes=request.minutes,
            cost=self._price(request, part, spot.coach, option.day),
            slot=slot,
        )

    def _price(self, request: Request, part: int, coach: int, day: int) -> int:
        """Waiting and a missed preference; of two coaches at once what they share is priced per moment."""
        weights = self.instance.weights
        liked = request.preferred_coach == self.instance.coaches[coach].id
        if request.kind is PairKind.TOGETHER:
            return -weights.missed_preference if liked else 0
        if part == 1:
            return 0
        missed = request.preferred_coach is not None and not liked
        waiting = weights.waiting_day * request.urgency * day
        return waiting + (weights.missed_preference if missed else 0)

    def price_slots(self, index: int, request: Request, visits: list[Visit], found: Candidates) -> None:
        """Waiting and a missed preference are counted once for the two coaches together."""
        if request.kind is not PairKind.TOGETHER:
            return
        weights = self.instance.weights
        missed = weights.missed_preference if request.preferred_coach is not None else 0
        for visit in visits:
            slot = _slot_of(visit)
            found.slot_cost[index, slot] = weights.waiting_day * request.urgency * slot[0] + missed


def _slot_of(visit: Visit) -> Slot:
    assert visit.slot is not None
    return visit.slot


def _by_day(number: int, coach: Coach) -> dict[int, list[tuple[Spot, Shift]]]:
    days: dict[int, list[tuple[Spot, Shift]]] = {}
    for order, shift in enumerate(coach.shifts):
        spots = [(Spot(number, order, half), shift) for half in range(len(shift.halves))]
        days.setdefault(shift.day, []).extend(spots)
    return days
