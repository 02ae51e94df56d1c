"""Signing out without a network: the device is emptied at once, the server ends the session when it hears of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url

from rugzak.ground.accounts import services as accounts

# The page leaves this behind for the next request, whichever that is.
LEFT = "weg"


class LeftMiddleware:
    """Ends the session of whoever signed out while there was no network."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if LEFT not in request.COOKIES:
            return self.get_response(request)
        response = self._leave(request) or self.get_response(request)
        response.delete_cookie(LEFT, path="/", samesite="Lax")
        return response

    def _leave(self, request: HttpRequest) -> HttpResponse | None:
        person = getattr(request, "person", None)
        if person is None or request.path == resolve_url("accounts:sign_out"):
            return None
        accounts.leave(request, person)
        answer = HttpResponseRedirect(resolve_url("accounts:sign_in"))
        answer.headers["Cache-Control"] = "no-store"
        return answer
