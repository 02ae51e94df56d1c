"""What planning shows on the pages of lower apps: when somebody could come soon, for who asked in haste."""

from rugzak.apps.support.queries import SupportRequest
from rugzak.apps.support.words import Haste
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.panels import Panel


def on_request(person: Member, request: SupportRequest) -> Panel | None:
    """The page asks for the moments by itself; nothing is read for who does not look."""
    in_haste = request.haste == Haste.NOW and request.is_unanswered
    if request.asker_id != person.pk or not in_haste:
        return None
    return Panel("planning/_soon_place.html", {"request_id": request.pk})
