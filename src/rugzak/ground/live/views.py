"""The address of the live channel, with its rule.

The stream itself is made by ``channel``, outside Django's middleware. Where pages
are served without it, this answers instead.
"""

from django.http import HttpResponse

from rugzak.ground.accounts.access import PersonRequest, access


@access()
def stream(request: PersonRequest) -> HttpResponse:
    """204 tells a browser to stop asking: the bell is then as new as the page."""
    return HttpResponse(status=204)
