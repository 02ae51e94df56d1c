"""What surrounds every request: its number, its log line, its headers, and a limit to its size."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from rugzak.config.pages.errors import error_page
from rugzak.config.pages.logs import scrubbed
from rugzak.config.pages.numbers import numbered

log = logging.getLogger("rugzak.request")
Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}
# These come every few seconds, and say nothing while all is well.
QUIET = ("/healthz", "/readyz", settings.STATIC_URL)


class NumberMiddleware:
    """Numbers a request and writes one line about it: what was asked, never by whom or with what words."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        with numbered() as number:
            response = self.get_response(request)
            response.headers["X-Request-Number"] = number
            if not (request.path.startswith(QUIET) and response.status_code < 400):
                _write_line(request, response, time.perf_counter() - start)
        return response


class HeadersMiddleware:
    """Sets the headers that hold for every answer, unless a view said otherwise."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class BodySizeMiddleware:
    """Turns away what is too large before reading it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            return error_page(request, 400)
        if length > settings.LARGEST_BODY:
            return error_page(request, 413)
        return self.get_response(request)


def _write_line(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    match = request.resolver_match
    # The pattern of the address, not the address: no ids, tokens or names.
    route = f"/{match.route}" if match else scrubbed(request.path)[:80]
    facts = {"method": request.method, "route": route, "status": response.status_code}
    log.info("request", extra={"facts": facts | {"milliseconds": round(seconds * 1000, 1)}})
