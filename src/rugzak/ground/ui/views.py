"""Pages of the interface itself. Whoever wires them says who may see them (``config/urls.py``)."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rugzak.ground.ui import gallery as shelf
from rugzak.ground.ui.installing import installable

# RFC 9116 advises less than a year.
VALID = timedelta(days=180)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest: name, colours and icons for the home screen of a phone.

    The page asks for it with its cookies, so that it can bear the name and the colour of the organisation.
    """
    person = getattr(request, "person", None)
    organisation = person.organisation if person is not None else None
    return JsonResponse(
        installable(
            name=organisation.name if organisation else "",
            colour=organisation.brand_colour if organisation else "",
        ),
        content_type="application/manifest+json",
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines."""
    return render(request, "ui/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116). Only there when the operator gave an address."""
    contact = getattr(settings, "SECURITY_CONTACT", "")
    if not contact:
        raise Http404
    values = {
        "contact": contact,
        "expires": timezone.now() + VALID,
        "policy": getattr(settings, "SECURITY_POLICY", ""),
    }
    return render(request, "ui/security.txt", values, content_type="text/plain; charset=utf-8")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with the code to write it."""
    theme = request.GET.get("theme", "")
    return render(
        request, "ui/gallery.html", shelf.context(request, theme if theme in ("light", "dark") else "")
    )
