"""What anyone may read or send: the accessibility statement, a report of what was blocked."""

import json
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data

log = logging.getLogger("rugzak.csp")
LARGEST_REPORT = 16_000


@access(anyone=True, data=Data.OPEN)
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible Rugzak is, what we know is wrong, and where to say so."""
    return render(request, "pages/accessibility.html", {"contact": settings.SECURITY_CONTACT})


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
