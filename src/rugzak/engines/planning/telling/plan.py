"""A plan as a document: what is printed, stored, and read back as the previous plan."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.candidates.visits import Rule
from rugzak.engines.planning.question.instance import Instance, Meeting
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster

Document = dict[str, Any]


def rows_of(instance: Instance, meetings: list[Meeting]) -> list[Document]:
    """Assignments with names instead of numbers."""
    minutes = {request.id: request.minutes for request in instance.requests}
    return [
        {
            "request": meeting.request,
            "coach": meeting.coach,
            "day": meeting.day,
            "start_minute": meeting.start,
            "end_minute": meeting.start + minutes[meeting.request],
            "place": instance.places[meeting.place],
        }
        for meeting in meetings
    ]


def unserved_of(roster: Roster) -> list[Document]:
    """Who is left waiting, the reason, and how many coaches stopped at which rule.

    ``no_candidate``: nobody can at all, a staffing signal. ``no_room``: somebody could, but the hours and
    moments went to others, or it would cost more than it saves.
    """
    problem = roster.problem
    found = []
    for request in sorted(roster.waiting):
        reason = "no_room" if problem.visits[request] else "no_candidate"
        found.append(
            {
                "request": problem.instance.requests[request].id,
                "reason": reason,
                "rule": first_rule(problem, request) if reason == "no_candidate" else None,
                "coaches": funnel_of(problem, request),
            }
        )
    return found


def first_rule(problem: Problem, request: int) -> str | None:
    """The rule at which the coaches who came furthest stopped."""
    furthest = max(problem.candidates.funnel(request), default=None)
    return None if furthest is None else furthest.name.lower()


def funnel_of(problem: Problem, request: int) -> dict[str, int]:
    """Counts of coaches per rule; ``fits`` are the candidates. Never names."""
    return {Rule(rule).name.lower(): count for rule, count in problem.candidates.funnel(request).items()}
