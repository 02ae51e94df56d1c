"""Who could do what: every visit the hard rules allow, and for every refusal the first rule that failed."""

from __future__ import annotations

from rugzak.engines.planning.candidates.making import Maker
from rugzak.engines.planning.candidates.pairs import with_partner
from rugzak.engines.planning.candidates.pins import check_pins, pinned_visits
from rugzak.engines.planning.candidates.staying import reward_staying
from rugzak.engines.planning.candidates.visits import Candidates, Rule, Visit
from rugzak.engines.planning.candidates.windows import window
from rugzak.engines.planning.question.instance import Coach, Instance, Meeting, Request


def build_candidates(instance: Instance) -> Candidates:
    """Ask every rule of every coach for every request. Raises Impossible for a pin that breaks a rule."""
    builder = _Builder(instance)
    found = Candidates([], [], [], [])
    for index, request in enumerate(instance.requests):
        visits, codes, keepable = builder.of(index, request, found)
        found.visits.append(visits)
        found.rejections.append(codes)
        found.keepable.append(keepable)
        found.pinned.append(request.id in builder.pins)
    return found


def visits_if(instance: Instance, index: int, request: Request, found: Candidates) -> list[Visit]:
    """The visits one request would have if it asked something else, for explanations."""
    return _Builder(instance).of(index, request, found)[0]


class _Builder:
    """Looks at one request at a time."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.maker = Maker(instance)
        self.pins = _by_request(instance.pins)
        self.previous = _by_request(instance.previous)
        check_pins(instance, self.pins)

    def of(self, index: int, request: Request, found: Candidates) -> tuple[list[Visit], bytearray, int]:
        """Visits, rejection codes and the number of earlier rows that may stay, of one request."""
        if request.id in self.pins:
            visits, codes = self._pinned(index, request)
        else:
            visits, codes = self._free(index, request)
        keepable = reward_staying(self.maker, visits, self.previous.get(request.id, []))
        self.maker.price_slots(index, request, visits, found)
        return visits, codes, keepable

    def _pinned(self, index: int, request: Request) -> tuple[list[Visit], bytearray]:
        codes = bytearray([Rule.PINNED_ELSEWHERE]) * len(self.instance.coaches)
        visits = pinned_visits(self.maker, index, request, self.pins[request.id])
        for visit in visits:
            codes[visit.coach] = Rule.FITS
        return visits, codes

    def _free(self, index: int, request: Request) -> tuple[list[Visit], bytearray]:
        codes = bytearray(len(self.instance.coaches))
        visits: list[Visit] = []
        for number, coach in enumerate(self.instance.coaches):
            codes[number] = rule = _first_rule(request, coach)
            if rule == Rule.FITS:
                mine, codes[number] = self._visits_of(index, request, number)
                visits += mine
        return with_partner(request, visits, codes), codes

    def _visits_of(self, index: int, request: Request, number: int) -> tuple[list[Visit], Rule]:
        """What one coach can do; the furthest rule reached by any moment is the reason when it is nothing."""
        coach = self.instance.coaches[number]
        visits: list[Visit] = []
        reached = Rule.NOT_AVAILABLE
        for option in request.options:
            for spot, shift in self.maker.halves_on(number, option.day):
                between, rule = window(self.instance, request, coach, option, shift, spot.half)
                reached = max(reached, rule)
                if between is not None:
                    visits += self.maker.visits(index, request, option, spot, between)
        return visits, Rule.FITS if visits else reached


def _first_rule(request: Request, coach: Coach) -> Rule:
    """The rules that need no clock."""
    if coach.id in request.excluded_coaches:
        return Rule.EXCLUDED
    if request.line is not None and request.line == coach.line:
        return Rule.OWN_LINE
    if not request.competences <= coach.competences:
        return Rule.NO_COMPETENCE
    return Rule.FITS


def _by_request(rows: tuple[Meeting, ...]) -> dict[str, list[Meeting]]:
    grouped: dict[str, list[Meeting]] = {}
    for row in rows:
        grouped.setdefault(row.request, []).append(row)
    return grouped
