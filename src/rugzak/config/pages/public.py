"""What anyone may read or send: the accessibility statement, the language, a report of what was blocked."""

import json
import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_supported_language_variant
from django.views.decorators.csrf import csrf_exempt

from rugzak.config.pages.errors import error_page
from rugzak.config.pages.services import choose_language
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data

log = logging.getLogger("rugzak.csp")
LARGEST_REPORT = 16_000
LANGUAGE_COOKIE_LIFE = timedelta(days=365)


@access(anyone=True, data=Data.OPEN)
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible Rugzak is, what we know is wrong, and where to say so."""
    return render(request, "pages/accessibility.html", {"contact": settings.SECURITY_CONTACT})


@access(anyone=True, methods=("POST",))
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language with the person who is signed in, and in this browser for who is not."""
    try:
        chosen = get_supported_language_variant(request.POST.get("language", ""), strict=True)
    except LookupError:
        return error_page(request, 400)
    person = getattr(request, "person", None)
    if person is not None:
        choose_language(language=chosen, by=person)
    response = HttpResponseRedirect(_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=LANGUAGE_COOKIE_LIFE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


@csrf_exempt
@access(anyone=True, methods=("POST",), data=Data.OPEN)
def csp_report(request: HttpRequest) -> HttpResponse:
    """A browser tells what it refused to load. We log which rule and which host: no page, no person."""
    if len(request.body) <= LARGEST_REPORT:
        try:
            told = json.loads(request.body)
        except ValueError:
            told = None
        report = told.get("csp-report") if isinstance(told, dict) else None
        if isinstance(report, dict):
            log.warning("blocked", extra={"facts": _harmless(report)})
    return HttpResponse(status=204)


def _harmless(report: dict[str, object]) -> dict[str, str]:
    rule = str(report.get("effective-directive") or report.get("violated-directive") or "")
    blocked = str(report.get("blocked-uri") or "")
    host = urlsplit(blocked).hostname if "://" in blocked else blocked
    known = rule.split(" ", maxsplit=1)[0] in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {"rule": rule.split(" ", maxsplit=1)[0] if known else "other", "blocked": (host or "")[:60]}


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
