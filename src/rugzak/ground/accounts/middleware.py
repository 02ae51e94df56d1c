"""Keeps the rule of each address, and keeps pages of people out of caches."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from rugzak.ground.accounts.access import Access, Audience, may_knock, rule_of
from rugzak.ground.accounts.words import Lane


class AccessMiddleware:
    """Refuses a view without a rule, and whoever does not belong to the rule's audience."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if getattr(request, "person", None) is not None:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        rule = rule_of(view)
        if rule is None:
            raise PermissionDenied("this address has no rule")
        if request.method not in rule.methods:
            return HttpResponseNotAllowed(rule.methods)
        if not may_knock(rule, request):
            return _turn_away(request)
        if _must_choose_first(rule, request):
            return _go_to(request, "accounts:choose_way")
        if not _sure_enough(rule, request):
            return _go_to(request, "accounts:step_up")
        return None


def _sure_enough(rule: Access, request: HttpRequest) -> bool:
    if rule.audience is Audience.ANYONE or rule.lane is Lane.LOW:
        return True
    return request.session.get("lane") == Lane.FULL


# Where somebody may be who came in with a code and has not chosen a way in yet.
BEFORE_CHOOSING = frozenset({"choose_way", "new_key_challenge", "add_key"})


def _must_choose_first(rule: Access, request: HttpRequest) -> bool:
    if rule.audience is Audience.ANYONE or not request.session.get("must_choose"):
        return False
    found = request.resolver_match
    return found is None or found.app_name != "accounts" or found.url_name not in BEFORE_CHOOSING


def _turn_away(request: HttpRequest) -> HttpResponse:
    if getattr(request, "person", None) is None:
        return _go_to(request, "accounts:unlock" if getattr(request, "locked", False) else settings.LOGIN_URL)
    raise PermissionDenied("not in the audience of this address")


def _wanted(request: HttpRequest) -> str:
    """The page somebody was on; of a fragment, the page around it. What was posted is not sent again."""
    around = urlsplit(request.headers.get("HX-Current-URL", ""))
    if request.headers.get("HX-Request") == "true" and around.path:
        return f"{around.path}?{around.query}" if around.query else around.path
    return request.get_full_path() if request.method in ("GET", "HEAD") else "/"


def _go_to(request: HttpRequest, name: str) -> HttpResponse:
    """Send the browser on, and remember where it wanted to be. A fragment may not hold a sign-in page."""
    wanted = _wanted(request)
    address = f"{resolve_url(name)}?{urlencode({'next': wanted})}"
    if request.headers.get("HX-Request") == "true":
        answer = HttpResponse(status=200)
        answer.headers["HX-Redirect"] = address
        return answer
    return HttpResponseRedirect(address)
