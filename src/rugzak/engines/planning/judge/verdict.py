"""What the judge says: a verdict with the cost part by part, or the first rule that is broken."""

from __future__ import annotations

from dataclasses import dataclass

from rugzak.engines.planning.judge.asked import Row


class Breach(ValueError):
    """The plan breaks a rule; the message says which row and which rule."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a plan costs, part by part, and the minutes of every coach per week.

    ``loads`` maps a coach and a week of the horizon to minutes of meetings and travel together; ``changed``
    holds the rows of the previous plan that could have stayed and did not.
    """

    parts: dict[str, int]
    loads: dict[tuple[str, int], int]
    changed: list[Row]

    @property
    def cost(self) -> int:
        """The sum of the parts."""
        return sum(self.parts.values())
