"""Who could do what: every visit the hard rules allow, and for every refusal the first rule that failed.

One byte per request and coach keeps the rejections, so the funnel of an explanation costs nothing
and 300 coaches times 2,000 requests fit in 600 kB.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from rugzak.engines.planning.question.instance import (
    DAYS_PER_WEEK,
    Coach,
    Half,
    Impossible,
    Instance,
    Meeting,
    Option,
    PairKind,
    Request,
    Shift,
)


class Rule(IntEnum):
    """Why a coach is no candidate, in the order in which the rules are asked."""

    FITS = 0
    EXCLUDED = 1
    OWN_LINE = 2
    NO_COMPETENCE = 3
    NOT_AVAILABLE = 4
    TOO_FAR = 5
    CANNOT_REACH = 6
    HOURS_FULL = 7
    NO_PARTNER = 8  # no second coach at that moment, or no second moment with this coach
    PINNED_ELSEWHERE = 9


@dataclass(slots=True)
class Visit:
    """One way in which one coach could do one meeting, within one half of one shift.

    ``part`` is 0, or 1 for the second meeting in order. ``cost`` holds waiting, a missed preferred
    coach and the reward for staying as planned; never travel. ``slot`` is the moment two coaches share.
    """

    request: int
    part: int
    coach: int
    shift: int
    half: int
    day: int
    place: int
    earliest: int
    latest: int
    minutes: int
    cost: int
    slot: tuple[int, int, int] | None = None
    tour: int = -1
    bit: int = 0


@dataclass(slots=True)
class Candidates:
    """All visits per request, and why the other coaches were left out."""

    visits: list[list[Visit]]
    rejections: list[bytearray]
    keepable: list[int]  # rows of the previous plan that could stay, per request
    pinned: list[bool]
    slot_cost: dict[tuple[int, tuple[int, int, int]], int] = field(default_factory=dict)

    def funnel(self, request: int) -> dict[Rule, int]:
        """How many coaches stopped at each rule; ``FITS`` counts the candidates."""
        codes = self.rejections[request]
        return {rule: count for rule in Rule if (count := codes.count(rule))}


def unserved_cost(instance: Instance, request: Request) -> int:
    """What it costs to leave someone waiting this time."""
    return instance.weights.unserved * request.urgency + instance.weights.unserved_base


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
        self.coaches = {coach.id: number for number, coach in enumerate(instance.coaches)}
        self.shifts = [_by_day(coach) for coach in instance.coaches]
        self.pins = self._rows_by_request(instance.pins)
        self.previous = self._rows_by_request(instance.previous)
        self._check_pins()

    def _rows_by_request(self, rows: tuple[Meeting, ...]) -> dict[str, list[Meeting]]:
        grouped: dict[str, list[Meeting]] = {}
        for row in rows:
            grouped.setdefault(row.request, []).append(row)
        return grouped

    def _check_pins(self) -> None:
        known = {request.id: request for request in self.instance.requests}
        for name, rows in self.pins.items():
            if name not in known:
                raise Impossible(f"pins: unknown request {name!r}")
            if len(rows) != known[name].meetings:
                raise Impossible(f"pins: {name!r} needs {known[name].meetings} rows, found {len(rows)}")
            for row in rows:
                if row.coach not in self.coaches:
                    raise Impossible(f"pins: unknown coach {row.coach!r}")
                if row.coach in known[name].excluded_coaches:
                    raise Impossible(f"pins: {row.coach!r} is excluded for {name!r}")

    def of(self, index: int, request: Request, found: Candidates) -> tuple[list[Visit], bytearray, int]:
        """Visits, rejection codes and the number of earlier rows that may stay, of one request."""
        if request.id in self.pins:
            return self._pinned(index, request, found)
        codes = bytearray(len(self.instance.coaches))
        visits: list[Visit] = []
        for number, coach in enumerate(self.instance.coaches):
            codes[number] = rule = self._first_rule(request, coach)
            if rule != Rule.FITS:
                continue
            mine, codes[number] = self._visits_of(index, request, number, coach)
            visits += mine
        visits = self._with_partner(request, visits, codes)
        keepable = self._reward_staying(request, visits)
        self._price_slots(index, request, visits, found)
        return visits, codes, keepable

    def _first_rule(self, request: Request, coach: Coach) -> Rule:
        """The rules that need no clock."""
        if coach.id in request.excluded_coaches:
            return Rule.EXCLUDED
        if request.line is not None and request.line == coach.line:
            return Rule.OWN_LINE
        if not request.competences <= coach.competences:
            return Rule.NO_COMPETENCE
        return Rule.FITS

    def _visits_of(self, index: int, request: Request, number: int, coach: Coach) -> tuple[list[Visit], Rule]:
        """The rules that need a clock and a map; the furthest rule reached by any moment is the reason."""
        visits: list[Visit] = []
        reached = Rule.NOT_AVAILABLE
        parts = (0, 1) if request.kind is PairKind.IN_ORDER else (0,)
        for option in request.options:
            for shift_number, shift in self.shifts[number].get(option.day, ()):
                for half_number in range(len(shift.halves)):
                    window, rule = self._window(request, coach, option, shift, half_number)
                    reached = max(reached, rule)
                    if window is None:
                        continue
                    for start, latest in self._starts(request, option, window):
                        visits += [
                            self._visit(
                                index, request, part, number, shift_number, half_number, option, start, latest
                            )
                            for part in parts
                        ]
        return visits, Rule.FITS if visits else reached

    def _window(
        self, request: Request, coach: Coach, option: Option, shift: Shift, half_number: int
    ) -> tuple[tuple[int, int] | None, Rule]:
        """Earliest and latest start within one half, or the rule that says no."""
        half = shift.halves[half_number]
        if not _overlaps(option, half, request.minutes):
            return None, Rule.NOT_AVAILABLE
        minutes = self.instance.travel[coach.travels_by]
        if minutes[coach.home][option.place] > self.instance.rules.minutes_from_base:
            return None, Rule.TOO_FAR
        travel = minutes[coach.base][option.place]
        # A second half may begin, and a first half may end, at another meeting instead of at the base.
        there = travel if half_number == 0 else 0
        back = travel if half_number == len(shift.halves) - 1 else 0
        earliest = self._on_grid(option, max(option.earliest, half.start + there))
        latest = min(option.latest, half.end - back - request.minutes)
        if earliest > latest:
            return None, Rule.CANNOT_REACH
        if request.minutes + 2 * travel > coach.minutes_in(option.day // DAYS_PER_WEEK):
            return None, Rule.HOURS_FULL
        return (earliest, latest), Rule.FITS

    def _on_grid(self, option: Option, minute: int) -> int:
        grid = self.instance.rules.start_grid_minutes
        return minute if minute == option.earliest else -(-minute // grid) * grid

    def _starts(self, request: Request, option: Option, window: tuple[int, int]) -> list[tuple[int, int]]:
        """The window itself; for two coaches at once every shared moment on its own."""
        if request.kind is not PairKind.TOGETHER:
            return [window]
        earliest, latest = window
        grid = self.instance.rules.together_grid_minutes
        moments = set(range(-(-earliest // grid) * grid, latest + 1, grid))
        if earliest == option.earliest:
            moments.add(earliest)
        return [(moment, moment) for moment in sorted(moments)]

    def _visit(
        self,
        index: int,
        request: Request,
        part: int,
        coach: int,
        shift: int,
        half: int,
        option: Option,
        earliest: int,
        latest: int,
    ) -> Visit:
        weights = self.instance.weights
        liked = request.preferred_coach == self.instance.coaches[coach].id
        slot = None
        if request.kind is PairKind.TOGETHER:
            slot = (option.day, earliest, option.place)
            cost = -weights.missed_preference if liked else 0
        elif part == 1:
            cost = 0
        else:
            missed = request.preferred_coach is not None and not liked
            cost = weights.waiting_day * request.urgency * option.day
            cost += weights.missed_preference if missed else 0
        return Visit(
            index,
            part,
            coach,
            shift,
            half,
            option.day,
            option.place,
            earliest,
            latest,
            request.minutes,
            cost,
            slot,
        )

    def _with_partner(self, request: Request, visits: list[Visit], codes: bytearray) -> list[Visit]:
        """Leave out what can never be half of a pair."""
        if request.pair is None:
            return visits
        kept = _in_order_possible(request, visits) if request.kind is PairKind.IN_ORDER else _shared(visits)
        still = {visit.coach for visit in kept}
        for coach in {visit.coach for visit in visits} - still:
            codes[coach] = Rule.NO_PARTNER
        return kept

    def _reward_staying(self, request: Request, visits: list[Visit]) -> int:
        """Add a visit at exactly the earlier moment, cheaper by the price of a change."""
        keepable = 0
        for row in self.previous.get(request.id, ()):
            same = [visit for visit in visits if self._covers(request, visit, row)]
            keepable += bool(same)
            for visit in same:
                if visit.earliest == visit.latest:
                    visit.cost -= self.instance.weights.change
                else:
                    visits.append(self._stay(visit, row))
        return keepable

    def _covers(self, request: Request, visit: Visit, row: Meeting) -> bool:
        if self.coaches.get(row.coach) != visit.coach or (visit.day, visit.place) != (row.day, row.place):
            return False
        if not visit.earliest <= row.start <= visit.latest:
            return False
        grid = self.instance.rules.start_grid_minutes
        return row.start % grid == 0 or row.start == visit.earliest

    def _stay(self, visit: Visit, row: Meeting) -> Visit:
        return Visit(
            visit.request,
            visit.part,
            visit.coach,
            visit.shift,
            visit.half,
            visit.day,
            visit.place,
            row.start,
            row.start,
            visit.minutes,
            visit.cost - self.instance.weights.change,
        )

    def _price_slots(self, index: int, request: Request, visits: list[Visit], found: Candidates) -> None:
        """Waiting and a missed preference are counted once for the two coaches together."""
        if request.kind is not PairKind.TOGETHER:
            return
        weights = self.instance.weights
        missed = weights.missed_preference if request.preferred_coach is not None else 0
        for visit in visits:
            assert visit.slot is not None
            waiting = weights.waiting_day * request.urgency * visit.slot[0]
            found.slot_cost[index, visit.slot] = waiting + missed

    def _pinned(self, index: int, request: Request, found: Candidates) -> tuple[list[Visit], bytearray, int]:
        """A pinned request has exactly its own visits; only time and travel are still checked."""
        codes = bytearray([Rule.PINNED_ELSEWHERE]) * len(self.instance.coaches)
        visits = []
        rows = sorted(self.pins[request.id], key=lambda row: (row.day, row.start))
        for order, row in enumerate(rows):
            number = self.coaches[row.coach]
            codes[number] = Rule.FITS
            visits.append(self._pin(index, request, order, number, row))
        _check_pinned_pair(request, rows)
        keepable = self._reward_staying(request, visits)
        self._price_slots(index, request, visits, found)
        return visits, codes, keepable

    def _pin(self, index: int, request: Request, order: int, number: int, row: Meeting) -> Visit:
        coach = self.instance.coaches[number]
        part = order if request.kind is PairKind.IN_ORDER else 0
        option = Option(row.day, row.start, row.start, row.place)
        travel = self.instance.travel[coach.travels_by][coach.base][row.place]
        for shift_number, shift in self.shifts[number].get(row.day, ()):
            for half_number, half in enumerate(shift.halves):
                there = travel if half_number == 0 else 0
                back = travel if half_number == len(shift.halves) - 1 else 0
                if half.start + there <= row.start and row.start + request.minutes + back <= half.end:
                    return self._visit(
                        index, request, part, number, shift_number, half_number, option, row.start, row.start
                    )
        raise Impossible(
            f"pins: {row.coach!r} cannot be there for {request.id!r} on day {row.day} at {row.start}"
        )


def _check_pinned_pair(request: Request, rows: list[Meeting]) -> None:
    """Two pinned rows must form the pair that was asked."""
    if request.pair is None:
        return
    first, second = rows
    if request.kind is PairKind.TOGETHER:
        moments = {(row.day, row.start, row.place) for row in rows}
        whole = len(moments) == 1 and first.coach != second.coach
    else:
        days = second.day - first.day
        whole = first.coach == second.coach and request.pair.min_days <= days <= request.pair.max_days
    if not whole:
        raise Impossible(f"pins: the two rows of {request.id!r} are no pair")


def _by_day(coach: Coach) -> dict[int, list[tuple[int, Shift]]]:
    days: dict[int, list[tuple[int, Shift]]] = {}
    for number, shift in enumerate(coach.shifts):
        days.setdefault(shift.day, []).append((number, shift))
    return days


def _overlaps(option: Option, half: Half, minutes: int) -> bool:
    """Whether the meeting fits in this half at all, travel left out."""
    return max(option.earliest, half.start) + minutes <= min(option.latest + minutes, half.end)


def _shared(visits: list[Visit]) -> list[Visit]:
    """Only moments that at least two coaches can share."""
    coaches: dict[tuple[int, int, int] | None, set[int]] = {}
    for visit in visits:
        coaches.setdefault(visit.slot, set()).add(visit.coach)
    return [visit for visit in visits if len(coaches[visit.slot]) > 1]


def _in_order_possible(request: Request, visits: list[Visit]) -> list[Visit]:
    """Only first meetings with a second one in time by the same coach, and the other way round."""
    assert request.pair is not None
    days: dict[tuple[int, int], set[int]] = {}
    for visit in visits:
        days.setdefault((visit.coach, visit.part), set()).add(visit.day)
    least, most = request.pair.min_days, request.pair.max_days

    def has_partner(visit: Visit) -> bool:
        forward = 1 if visit.part == 0 else -1
        others = days.get((visit.coach, 1 - visit.part), ())
        return any(least <= (day - visit.day) * forward <= most for day in others)

    return [visit for visit in visits if has_partner(visit)]
