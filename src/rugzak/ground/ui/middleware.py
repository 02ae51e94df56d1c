"""Redirects for htmx: fetch would follow them unseen, and the message for the next page would be lost."""

from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

REDIRECTS = (301, 302, 303, 307, 308)


@sync_and_async_middleware
def htmx_redirects(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Turn a redirect on an htmx request into one the whole page follows."""
    if iscoroutinefunction(get_response):

        async def awaited(request: HttpRequest) -> HttpResponseBase:
            return for_htmx(request, await get_response(request))

        return awaited

    def direct(request: HttpRequest) -> HttpResponseBase:
        return for_htmx(request, get_response(request))

    return direct


def for_htmx(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer as htmx needs it; cookies set on the way stay."""
    if response.status_code not in REDIRECTS or request.headers.get("HX-Request") != "true":
        return response
    answer = HttpResponse(headers={"HX-Redirect": response["Location"]})
    answer.cookies = response.cookies
    return answer
