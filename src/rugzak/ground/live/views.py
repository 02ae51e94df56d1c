"""The addresses of the live channel, with their rules.

The streams themselves are made by ``channel`` and ``probe``, outside Django's
middleware. Where pages are served without them, this answers instead.
"""

from django.http import HttpRequest, HttpResponse

from rugzak.ground.accounts.access import PersonRequest, access


@access()
def stream(request: PersonRequest) -> HttpResponse:
    """204 tells a browser to stop asking: the bell is then as new as the page."""
    return HttpResponse(status=204)


@access(anyone=True)
def probe(_request: HttpRequest) -> HttpResponse:
    """Here nothing streams, and whoever checks that should hear it."""
    return HttpResponse(status=204)
