"""Error pages: designed, in plain words, and made without the database.

A fragment that fails becomes a toast in the page that asked for it, as a whole
error page inside a list would help nobody.
"""

import sys
from collections.abc import Mapping

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rugzak.config.pages.numbers import current_number

RETRY_SECONDS = {429: 300, 503: 30}
SHORT_WORDS: Mapping[int, str | Promise] = {
    400: _("Deze aanvraag klopt niet. Er is niets veranderd. Vernieuw de pagina en probeer het opnieuw."),
    403: _("Dit kan nu niet. Er is niets veranderd. Vernieuw de pagina, of log opnieuw in."),
    404: _("Dit bestaat niet meer, of het is niet van jou. Vernieuw de pagina."),
    413: _("Dit is te groot. Er is niets bewaard. Kies een kleiner bestand of kort je tekst in."),
    429: _("Even rustig aan: er kwamen te veel pogingen. Wacht een paar minuten."),
    500: _("Dit ging mis bij ons. Wat je typte, staat er nog. Probeer het zo opnieuw."),
    503: _("Rugzak is even dicht. Wat je typte, staat er nog. Probeer het over een paar minuten opnieuw."),
}


def error_page(request: HttpRequest | None, status: int) -> HttpResponse:
    """The page of a status, or its toast for a fragment."""
    if request is not None and _wants_fragment(request):
        response = _toast(status)
    else:
        response = HttpResponse(
            render_to_string(f"{status}.html", {"request_number": current_number()}), status=status
        )
    if status in RETRY_SECONDS:
        response.headers["Retry-After"] = str(RETRY_SECONDS[status])
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 when the database is away, full, or too busy to answer in time."""
    # Django gives this view no exception, but calls it while handling it.
    trouble = sys.exc_info()[1]
    return error_page(request, 503 if isinstance(trouble, OperationalError | InterfaceError) else 500)


def _wants_fragment(request: HttpRequest) -> bool:
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-Boosted") != "true"


def _toast(status: int) -> HttpResponse:
    words = {"word": SHORT_WORDS[status], "request_number": current_number() if status >= 500 else ""}
    response = HttpResponse(render_to_string("pages/_toast.html", words), status=status)
    response.headers["HX-Retarget"] = "#toasts"
    response.headers["HX-Reswap"] = "beforeend"
    return response
