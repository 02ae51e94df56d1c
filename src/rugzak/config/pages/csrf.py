"""A form that comes too late or from elsewhere: refused, without losing what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rugzak.config.pages.errors import _wants_fragment, error_page
from rugzak.config.pages.numbers import current_number

SECRETS = ("password", "wachtwoord", "pin", "code", "token", "csrfmiddlewaretoken")


@dataclass(frozen=True)
class Typed:
    name: str
    value: str


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Offer to send it again, but only when our own page sent it.

    A form from another site could otherwise borrow our button: it gets the plain refusal.
    """
    if _wants_fragment(request) or not _comes_from_us(request):
        return error_page(request, 403)
    words = {
        "typed": list(_typed(request)),
        "again_url": request.get_full_path(),
        "has_files": bool(request.FILES),
        "request_number": current_number(),
    }
    response = render(request, "pages/csrf.html", words, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def _comes_from_us(request: HttpRequest) -> bool:
    """By what a page cannot forge: the browser's own word on where the form stood."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(sender) and urlsplit(sender).netloc == request.get_host()


def _typed(request: HttpRequest) -> Iterator[Typed]:
    for name, values in request.POST.lists():
        if not any(secret in name.lower() for secret in SECRETS):
            yield from (Typed(name, str(value)) for value in values)
