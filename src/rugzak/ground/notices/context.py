"""What every page shows of notices: the bell, with how many wait."""

from typing import Any

from django.http import HttpRequest


def bell(request: HttpRequest) -> dict[str, Any]:
    """The number came along with the person (people.queries), so this asks the database nothing."""
    person = getattr(request, "person", None)
    if person is None:
        return {}
    return {
        "top_panels": ["notices/_bell.html"],
        "bell_count": getattr(person, "unseen_notices", 0),
        "has_live": True,
    }
