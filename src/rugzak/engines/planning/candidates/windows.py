"""The rules that need a clock and a map: when somebody could start, or the rule that says no."""

from __future__ import annotations

from rugzak.engines.planning.candidates.visits import Rule
from rugzak.engines.planning.question.instance import (
    DAYS_PER_WEEK,
    Coach,
    Half,
    Instance,
    Option,
    PairKind,
    Request,
    Shift,
)

Window = tuple[int, int]
"""First and last possible start, in minutes after midnight."""


def window(
    instance: Instance, request: Request, coach: Coach, option: Option, shift: Shift, half_number: int
) -> tuple[Window | None, Rule]:
    """When a meeting can start within one half of a shift, or None with the rule that says no."""
    half = shift.halves[half_number]
    if not _overlaps(option, half, request.minutes):
        return None, Rule.NOT_AVAILABLE
    minutes = instance.travel[coach.travels_by]
    if minutes[coach.home][option.place] > instance.rules.minutes_from_base:
        return None, Rule.TOO_FAR
    travel = minutes[coach.base][option.place]
    there, back = legs(shift, half_number, travel)
    earliest = _on_grid(instance, option, max(option.earliest, half.start + there))
    latest = min(option.latest, half.end - back - request.minutes)
    if earliest > latest:
        return None, Rule.CANNOT_REACH
    if request.minutes + 2 * travel > coach.minutes_in(option.day // DAYS_PER_WEEK):
        return None, Rule.HOURS_FULL
    return (earliest, latest), Rule.FITS


def legs(shift: Shift, half_number: int, travel: int) -> tuple[int, int]:
    """The minutes from and to base that no meeting in this half can do without.

    A second half may begin, and a first half may end, at another meeting instead of at the base.
    """
    there = travel if half_number == 0 else 0
    back = travel if half_number == len(shift.halves) - 1 else 0
    return there, back


def starts(instance: Instance, request: Request, option: Option, between: Window) -> list[Window]:
    """The window itself; for two coaches at once every shared moment on its own."""
    if request.kind is not PairKind.TOGETHER:
        return [between]
    earliest, latest = between
    grid = instance.rules.together_grid_minutes
    moments = set(range(-(-earliest // grid) * grid, latest + 1, grid))
    if earliest == option.earliest:
        moments.add(earliest)
    return [(moment, moment) for moment in sorted(moments)]


def _on_grid(instance: Instance, option: Option, minute: int) -> int:
    grid = instance.rules.start_grid_minutes
    return minute if minute == option.earliest else -(-minute // grid) * grid


def _overlaps(option: Option, half: Half, minutes: int) -> bool:
    """Whether the meeting fits in this half at all, travel left out."""
    return max(option.earliest, half.start) + minutes <= min(option.latest + minutes, half.end)
