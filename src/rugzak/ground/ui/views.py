"""Pages of the interface itself. Whoever wires them says who may see them (``config/urls.py``)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rugzak.ground.ui import gallery as shelf


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest: name, colours and icons for the home screen of a phone."""
    return render(request, "ui/manifest.webmanifest", content_type="application/manifest+json")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines."""
    return render(request, "ui/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with the code to write it."""
    theme = request.GET.get("theme", "")
    return render(
        request, "ui/gallery.html", shelf.context(request, theme if theme in ("light", "dark") else "")
    )
