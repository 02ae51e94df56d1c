"""What a page tells its scripts about the pocket."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static

from rugzak.ground.accounts.words import Lane
from rugzak.ground.pocket.keys import tag_of
from rugzak.ground.pocket.words import NO_INSTALL


def carries(request: HttpRequest) -> bool:
    """Only somebody who is surely themselves, on a device that is not shared, takes something along."""
    person = getattr(request, "person", None)
    session = request.session
    return person is not None and session.get("lane") == Lane.FULL and not session.get("shared")


def pocket(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    if person is None:
        return {}
    if not carries(request):
        return {"pocket_stays_empty": True}
    return {
        "pocket_scripts": f"{static('pocket/pocket.js')} {static('pocket/page.js')}",
        "pocket_of": tag_of(person),
        "foot_panels": ["pocket/_words.html"],
        "may_hint_install": NO_INSTALL not in request.COOKIES,
    }
