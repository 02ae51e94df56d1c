"""Why this coach: the numbers of a proposal as lines that add up on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from rugzak.apps.planning import wording
from rugzak.apps.planning.bridge import moment_at
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts
from rugzak.apps.support.queries import Ask
from rugzak.ground.ui.dates import moment_words

MINUS = "\u2212"


@dataclass(frozen=True)
class Step:
    """One row of the funnel: so many stop here."""

    count: int
    words: str
    left: int
    is_last: bool = False

    @property
    def dots(self) -> range:
        return range(self.left)

    @property
    def gone(self) -> range:
        return range(self.count)


@dataclass(frozen=True)
class Line:
    words: str
    minutes: int

    @property
    def shown(self) -> str:
        return signed(self.minutes)


@dataclass(frozen=True)
class Explanation:
    """Everything the side panel says about one proposal."""

    proposal: Proposal
    ask: Ask
    title: str
    kind: str
    place: str
    coach: str
    funnel: list[Step]
    fits: int
    coaches: int
    travel: int | None
    used: timedelta
    budget: timedelta
    known: bool | None
    other: str
    other_coach: str
    lines: list[Line]
    total: str
    other_day: str
    in_the_way: str
    compared: str
    apart: str


def explain(facts: Facts, proposal: Proposal) -> Explanation | None:
    """The reasons as they were computed and kept with the proposal; None for one without a place."""
    ask, why = facts.ask(proposal.ask_id), proposal.why
    if ask is None or proposal.start is None:
        return None
    coach = str(proposal.appointment_id)
    hours = next((one for one in why.get("hours", ()) if one["coach"] == coach), None)
    other, lines = why.get("other"), why.get("lines")
    return Explanation(
        proposal=proposal,
        ask=ask,
        title=wording.title_of(ask),
        kind=wording.kind_of(ask),
        place=wording.place_of(facts, ask),
        coach=wording.coach_name(facts, coach),
        funnel=_funnel(why),
        fits=why.get("fits", 0),
        coaches=why.get("coaches", 0),
        travel=why.get("travel_minutes"),
        used=timedelta(minutes=hours["planned_minutes"] if hours else 0),
        budget=timedelta(minutes=hours["minutes_per_week"] if hours else 0),
        known=why.get("known"),
        other=_moment(facts, other),
        other_coach=wording.coach_name(facts, other["coach"]) if other else "",
        lines=[Line(str(words), lines[key]) for key, words in wording.LINES if lines and lines.get(key)],
        total=signed(other["cost"]) if other and "cost" in other else "",
        other_day=_other_day(facts, why.get("other_day")),
        in_the_way=_in_the_way(facts, why.get("in_the_way")),
        compared=why.get("compared", ""),
        apart=wording.apart_of(facts, why.get("apart")),
    )


def signed(number: int) -> str:
    """+18, 0 or a real minus."""
    return f"+{number}" if number > 0 else f"{MINUS}{-number}" if number else "0"


def _funnel(why: dict[str, Any]) -> list[Step]:
    """Who stopped at which rule; nothing for a request of one colleague."""
    counts = why.get("funnel")
    if counts is None:
        return []
    left, steps = why["coaches"], []
    for rule, words in wording.FUNNEL:
        if counts.get(rule):
            left -= counts[rule]
            steps.append(Step(counts[rule], str(words), left))
    return steps


def _moment(facts: Facts, other: dict[str, Any] | None) -> str:
    if other is None:
        return ""
    moment = moment_words(moment_at(facts, other["day"], other["start_minute"]))
    return f"{wording.coach_name(facts, other['coach'])}, {moment}"


def _other_day(facts: Facts, other: dict[str, Any] | None) -> str:
    if other is None:
        return ""
    moment = moment_words(moment_at(facts, other["day"], other["start_minute"]))
    if "cost" not in other:
        return moment
    return _("%(moment)s (%(cost)s)") % {"moment": moment, "cost": signed(other["cost"])}


def _in_the_way(facts: Facts, found: dict[str, Any] | None) -> str:
    if found is None:
        return ""
    name = wording.coach_name(facts, found["coach"])
    if found["team"]:
        return _("%(name)s zou in een lege week beter passen, maar gaat dan naar %(team)s.") % {
            "name": name,
            "team": found["team"],
        }
    return _("%(name)s zou in een lege week beter passen, maar heeft dan een ander bezoek.") % {"name": name}
