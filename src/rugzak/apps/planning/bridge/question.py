"""From facts to the engine's question: coaches with their days, requests with their moments, what stands as pins."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from rugzak.apps.planning import most
from rugzak.apps.planning.days import Day, common, day_of, minute_of, standing_minutes, week_sums, within
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries.facts import Facts, Fixed, Seat, hours_spent
from rugzak.apps.planning.words import URGENCY
from rugzak.apps.programmes.words import Competence
from rugzak.apps.support.queries import Ask
from rugzak.engines import planning as engine
from rugzak.ground.kernel.weeks import local_moment

Document = dict[str, Any]
Row = dict[str, Any]

ELSEWHERE = "elsewhere"
ELSEWHERE_MINUTES = 20
DAYTIME = ((480, 750), (780, 1050))
# Who works then can be met then.
WAKING = ((420, 1440),)
PARTS = {"morning": (420, 750), "afternoon": (780, 1050), "evening": (1080, 1260), "night": (1320, 1440)}
WORKING_DAYS = (0, 1, 2, 3, 4)
# A minute above five sixths of the released hours has a price; who was busy for four weeks gets less at once.
QUIET_SHARE, LEAST_QUIET = 5 / 6, 0.5


@dataclass
class Question:
    """The engine's question, and what in it already stands."""

    document: Document
    facts: Facts
    fixed_rows: list[Row]
    # Minutes per coach and week that stand and that the engine does not see: at noon, or without a place.
    beside: dict[tuple[str, int], int] = field(default_factory=dict)
    # Per request who is kept from it because of the most of visits; everybody else's exclusion is another thing.
    enough: dict[str, set[str]] = field(default_factory=dict)

    def without(self, over: Iterable[tuple[str, str]]) -> None:
        """From now on these coaches do not come for these requests: they have enough."""
        asked = {one["id"]: one for one in self.document["requests"]}
        for request, coach in over:
            if request in asked and coach not in asked[request].get("excluded_coaches", ()):
                asked[request]["excluded_coaches"] = [*asked[request]["excluded_coaches"], coach]
                self.enough.setdefault(request, set()).add(coach)

    def as_in_the_ledger(self, row: Document, week: int) -> Document:
        """The hours of a coach in a week as the overview of hours counts them, out of what is released."""
        seat = self.facts.seat(row["coach"])
        if seat is None:
            return row
        used = row["planned_minutes"] + self.beside[seat.id, week]
        return {**row, "planned_minutes": used, "minutes_per_week": seat.released}

    @property
    def standing_cost(self) -> int:
        """What every plan pays for visits that stand: their days; it says nothing about the proposals."""
        return sum(row["day"] for row in self.fixed_rows) * self.document["weights"]["waiting_day"]


def make_question(facts: Facts, prices: dict[str, int]) -> Question:
    """Everything the engine may know: no name, no topic; ids of ours stand for people."""
    roads = _Roads(facts)
    coaches, pins, pinned_asks = [], [], []
    beside: dict[tuple[str, int], int] = {}
    shares = hours_spent(facts)
    mean = sum(shares.values()) / len(shares) if shares else 0.0
    for seat in facts.seats:
        coach, fixed, sums = _coach(facts, seat, roads, shares[seat.id] - mean)
        coaches.append(coach)
        for number, minutes in enumerate(standing_minutes(facts, seat)):
            beside[seat.id, number] = minutes - sums.get(number, 0)
        pins += [_pin(facts, seat, one) for one in fixed]
        pinned_asks += [_pinned_ask(facts, seat, one) for one in fixed]
    document = {
        "format": "rugzak-planning-instance",
        "version": 1,
        "name": f"{facts.scope.region_id} {facts.scope.first_day}",
        "days": facts.scope.days,
        "places": [{"id": name} for name in roads.names],
        "travel": roads.travel or {"car": {"matrix": []}},
        "coaches": coaches,
        "requests": pinned_asks + [row for ask in facts.asks if (row := _request(facts, ask))],
        "pins": pins,
        "weights": dict(prices),
    }
    question = Question(document, facts, pins, beside)
    question.without((str(ask.id), coach) for ask in facts.asks for coach in sorted(most.full(facts)))
    return question


class _Roads:
    """The matrix with its names; places that nobody knows lie somewhere in the region."""

    def __init__(self, facts: Facts) -> None:
        self.names = [str(key) for key in facts.places]
        self.travel: Document = {}
        unknown = any(one.location_id is None for one in facts.asks) or any(
            seat.home_id is None for seat in facts.seats
        )
        for means, rows in facts.roads.items():
            matrix = [list(row) for row in rows]
            if unknown:
                matrix = [[*row, ELSEWHERE_MINUTES] for row in matrix]
                matrix.append([ELSEWHERE_MINUTES] * len(rows) + [0])
            self.travel[means] = {"matrix": matrix}
        if unknown:
            self.names.append(ELSEWHERE)
        self._number = {name: number for number, name in enumerate(self.names)}

    def minutes(self, means: str, a: Fixed, b: Fixed) -> int:
        one, other = self._number[_place(a.location_id)], self._number[_place(b.location_id)]
        matrix = self.travel[means]["matrix"]
        minutes: int = matrix[one][other]
        return minutes


def _place(location_id: object) -> str:
    return str(location_id) if location_id else ELSEWHERE


def _coach(
    facts: Facts, seat: Seat, roads: _Roads, above_mean: float
) -> tuple[Document, list[Fixed], dict[int, int]]:
    """The coach with her days; without pins when what stands does not fit together on our map."""
    days = _days(facts, seat, roads, with_pins=True)
    sums = _pinned_minutes(facts, seat, roads, days)
    if sums is None:
        days = _days(facts, seat, roads, with_pins=False)
        sums = {}
    quiet = min(1.0, max(LEAST_QUIET, QUIET_SHARE - above_mean))
    coach = _bare_coach(seat, days)
    coach["minutes_by_week"] = week_sums(facts, seat, sums)
    coach["soft_limit_minutes"] = round(seat.released * quiet)
    return coach, [one for day in days for one in day.pins], sums


def _days(facts: Facts, seat: Seat, roads: _Roads, *, with_pins: bool) -> list[Day]:
    def minutes(a: Fixed, b: Fixed) -> int:
        return roads.minutes(seat.appointment.travels_by, a, b)

    return [
        day_of(facts, seat, facts.scope.day(number), minutes, with_pins=with_pins)
        for number in range(facts.scope.days)
    ]


def _bare_coach(seat: Seat, days: Iterable[Day]) -> Document:
    return {
        "id": seat.id,
        "base": _place(seat.home_id),
        "commutes": True,
        "line": str(seat.team_ids[0]) if seat.team_ids else None,
        # Who said nothing about it is not kept from anything.
        "competences": list(seat.appointment.competences or Competence.values),
        "minutes_per_week": 7 * 24 * 60,
        "travels_by": seat.appointment.travels_by,
        "shifts": [shift for day in days for shift in day.shifts],
    }


def _pinned_minutes(facts: Facts, seat: Seat, roads: _Roads, days: list[Day]) -> dict[int, int] | None:
    """What the visits that stand take per week with the road between them; None when they do not fit."""
    fixed = [one for day in days for one in day.pins]
    document = {
        "days": facts.scope.days,
        "places": [{"id": name} for name in roads.names],
        "travel": roads.travel,
        "coaches": [_bare_coach(seat, days)],
        "requests": [_pinned_ask(facts, seat, one) for one in fixed],
        "pins": [_pin(facts, seat, one) for one in fixed],
    }
    try:
        verdict = engine.evaluate(document, document["pins"])  # type: ignore[arg-type]
    except engine.Breach:
        return None
    return {week: minutes for (_coach_id, week), minutes in verdict.loads.items()}


def _pin(facts: Facts, seat: Seat, one: Fixed) -> Row:
    return {
        "request": f"{one.id}:{seat.id}",
        "coach": seat.id,
        "day": facts.scope.day_number(one.day),
        "start_minute": minute_of(one.start),
        "place": _place(one.location_id),
    }


def _pinned_ask(facts: Facts, seat: Seat, one: Fixed) -> Document:
    pin = _pin(facts, seat, one)
    option = {"day": pin["day"], "earliest_minute": pin["start_minute"], "place": pin["place"]}
    return {"id": pin["request"], "urgency": 1, "minutes": one.minutes, "options": [option]}


def _request(facts: Facts, ask: Ask) -> Document | None:
    """A request with the moments at which it can be; None when no day of these weeks is left for it."""
    # Who asks for another time than the team gave, did so knowingly: then that is what counts.
    options = _all_options(facts, ask) or _all_options(facts, replace(ask, welcome={}))
    members = {seat.appointment.member_id: seat.id for seat in facts.seats}
    # The engine knows one line per coach; who works in several teams is kept from the others this way.
    own = {seat.id for seat in facts.seats if ask.team_id in seat.team_ids[1:]}
    preferred = members.get(ask.preferred_id) if ask.preferred_id else None
    away = {members[one] for one in ask.kept_away if one in members} | own | _out_of_scope(facts, ask)
    return (
        {
            "id": str(ask.id),
            "urgency": URGENCY[ask.haste],
            "minutes": round(ask.length.total_seconds() / 60),
            "line": str(ask.team_id) if ask.team_id else None,
            "competences": [need] if (need := facts.terms.needs.get(ask.setting)) else [],
            "options": options,
            "preferred_coach": preferred if preferred not in away else None,
            "excluded_coaches": sorted(away),
        }
        if options
        else None
    )


def _out_of_scope(facts: Facts, ask: Ask) -> set[str]:
    """Who comes for others; with no scope a coach comes for everybody."""
    scopes = {seat.id: seat.appointment.scope for seat in facts.seats}
    return {key for key, scope in scopes.items() if scope and ask.scope not in scope}


def _all_options(facts: Facts, ask: Ask) -> list[Document]:
    return [option for number in range(facts.scope.days) for option in _options(facts, ask, number)]


def _options(facts: Facts, ask: Ask, number: int) -> list[Document]:
    day = facts.scope.day(number)
    if ask.at is not None and (facts.only_same_time or ask.only_then):
        same = timezone.localtime(ask.at).date() == day
        option = {"day": number, "earliest_minute": minute_of(ask.at), "place": _place(ask.location_id)}
        return [option] if same else []
    is_rostered = ask.roster.knows(day)
    if day < timezone.localdate(facts.now) or day.weekday() not in (
        ask.weekdays or (range(7) if is_rostered or ask.welcome else WORKING_DAYS)
    ):
        return []
    spans: Collection[tuple[int, int]] = [PARTS[part] for part in ask.dayparts]
    spans = spans or (WAKING if is_rostered or ask.welcome else DAYTIME)
    if is_rostered:
        spans = within(spans, ask.roster, day)
    if ask.welcome:
        spans = common(spans, ask.welcome[day.weekday()])
    minutes = round(ask.length.total_seconds() / 60)
    taken = [(minute_of(a), minute_of(b)) for a, b in ask.busy if timezone.localtime(a).date() == day]
    return [
        {
            "day": number,
            "earliest_minute": start,
            "latest_minute": end - minutes,
            "place": _place(ask.location_id),
        }
        for start, end in _free(sorted(spans), taken)
        if end - minutes >= start
    ]


def _free(spans: Collection[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces of the spans in which somebody is nowhere else."""
    free = list(spans)
    for low, high in taken:
        free = [
            piece
            for start, end in free
            for piece in ([(start, end)] if end <= low or high <= start else [(start, low), (high, end)])
            if piece[1] > piece[0]
        ]
    return free


def row_of(facts: Facts, *, request: str, coach: str, start: datetime, place: object) -> Row:
    """A proposal as the engine writes it."""
    return {
        "request": str(request),
        "coach": str(coach),
        "day": facts.scope.day_number(timezone.localtime(start).date()),
        "start_minute": minute_of(start),
        "place": _place(place),
    }


def rows_of(facts: Facts, proposals: Iterable[Proposal]) -> list[Row]:
    """Our proposals that have a place in these weeks, for requests and coaches that are still here."""
    return [
        row_of(
            facts,
            request=str(one.ask_id),
            coach=str(one.appointment_id),
            start=one.start,
            place=one.location_id,
        )
        for one in proposals
        if one.start
        and one.is_open
        and facts.ask(one.ask_id)
        and one.appointment_id
        and facts.seat(one.appointment_id)
        and 0 <= facts.scope.day_number(timezone.localtime(one.start).date()) < facts.scope.days
    ]


def may_come(question: Question, row: Row) -> bool:
    """Whether this coach is here at all and nobody has to keep her from this request."""
    asked = next((one for one in question.document["requests"] if one["id"] == row["request"]), None)
    known = any(coach["id"] == row["coach"] for coach in question.document["coaches"])
    return known and asked is not None and row["coach"] not in asked["excluded_coaches"]


def day_of_moment(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def moment_at(facts: Facts, day: int, minute: int) -> datetime:
    """The moment behind a day number and a minute."""
    return local_moment(facts.scope.day(day), time(minute // 60, minute % 60))
