"""Who makes this request, and in which organisation it therefore runs."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from rugzak.apps.people import queries
from rugzak.ground.accounts import clock
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import Language

BACKGROUND = "Rug-Background"


class Arriving(HttpRequest):
    """A request on its way in: we find out who it is, and whether its view failed."""

    person: Member | None
    # The session rested too long: the same person opens it again at accounts:unlock.
    locked: bool
    view_failed: bool


@dataclass(frozen=True)
class Seat:
    """What a session says: this member of this organisation."""

    organisation_id: UUID
    member_id: UUID


class PersonMiddleware:
    """Gives ``request.person`` and runs the view in that person's organisation and one transaction.

    Nobody signed in: ``request.person`` is None and no organisation is set. What a
    view raises or answers with 5xx is rolled back as a whole.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Arriving) -> HttpResponseBase:
        request.person = None
        request.locked = request.view_failed = False
        seat = seat_of(request)
        if seat is None:
            return self._speaking(request, None)
        with inside(seat.organisation_id, actor_id=seat.member_id):
            person = queries.acting_member(seat.member_id)
            if person is None or person.has_left or person.user is None or not person.user.is_active:
                request.session.flush()
                person = None
            if person is not None:
                person.teams_seen = None  # type: ignore[attr-defined]  # asked once, by whoever wants to know
            request.person = person
            response = self._speaking(request, person)
            if response.status_code >= 500 or request.view_failed:
                transaction.set_rollback(True)
            _refuse_late_reads(response)
        return response

    def process_exception(self, request: Arriving, exception: Exception) -> HttpResponse | None:
        """Django turns an exception into an answer before we see it; the deed must still be undone."""
        request.view_failed = True
        return None

    def _speaking(self, request: HttpRequest, person: Member | None) -> HttpResponseBase:
        with translation.override(language_for(request, person)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "nl")
            return response


def seat_of(request: Arriving) -> Seat | None:
    """Who sits here by the clock of the session: one that is over ends, one that rested is locked."""
    session = request.session
    state = clock.state_of(session)
    if state is clock.State.OVER:
        session.flush()
    request.locked = state is clock.State.LOCKED
    if state is not clock.State.OPEN:
        return None
    # What a page asks by itself, because the live channel said so, is no sign that somebody is there.
    if BACKGROUND not in request.headers:
        clock.touch(session)
    return Seat(UUID(session["organisation_id"]), UUID(session["member_id"]))


def language_for(request: HttpRequest, person: Member | None) -> str:
    """The person's own choice, else what was chosen in this browser, else the organisation's language.

    Of somebody we do not know yet: what the browser asks for.
    """
    if person is None:
        return translation.get_language_from_request(request)
    here = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return person.language or (here if here in Language.values else person.organisation.language)


def _refuse_late_reads(response: HttpResponseBase) -> None:
    # A stream is read after the transaction, without an organisation: an export of 0 rows with status 200.
    if response.streaming and not getattr(response, "reads_no_rows", False) and settings.RAISE_ON_LATE_READS:
        raise ValueError("a streaming answer reads rows after its organisation has closed: load them first")
