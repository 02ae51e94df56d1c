"""Places on a page that a higher app may fill, without the page knowing that app.

The page names a place (``{% panels "people.team" team %}``). ``config/wiring.py``
says who fills it. A provider answers a Panel for this viewer, or None: it keeps its
own permission and its own budget of queries.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rugzak.ground.kernel import places


@dataclass(frozen=True)
class Panel:
    """One piece of a page: a template of the app that fills it, and what that template needs."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


# The viewer is a Member; the kernel does not know that word.
Provider = Callable[[Any, Any], Panel | None]
_providers: dict[str, list[Provider]] = {}


def fill(place: str, *providers: Provider) -> None:
    """Called by config/wiring.py only. A place nobody offers raises ValueError."""
    _providers.setdefault(_known(place), []).extend(providers)


def panels_for(person: Any, place: str, thing: Any) -> list[Panel]:
    """What this viewer gets to see in that place about that thing, in the order of the wiring."""
    answers = (provider(person, thing) for provider in _providers.get(_known(place), ()))
    return [panel for panel in answers if panel is not None]


def _known(place: str) -> str:
    if place not in places.OFFERED:
        raise ValueError(f"no page offers the place {place!r}; offered are {sorted(places.OFFERED)}")
    return place
