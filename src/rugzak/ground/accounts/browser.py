"""What a browser carries: the token of a trusted device, where to go next, and what it is called."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from rugzak.ground.accounts.words import DEVICE_COOKIE_LIFE

KINDS = (
    ("iPad|Tablet", "tablet"),
    ("iPhone", "iPhone"),
    ("Android.*Mobile", "phone"),
    ("Android", "tablet"),
    ("Macintosh", "Mac"),
    ("Windows", "Windows"),
    ("Linux|CrOS", "Linux"),
)


def device_cookie() -> str:
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}apparaat"


def device_token(request: HttpRequest) -> str:
    return request.COOKIES.get(device_cookie(), "")


def remember_device(response: HttpResponse, token: str) -> None:
    """Give the browser its half of "device and PIN"."""
    response.set_cookie(
        device_cookie(),
        token,
        max_age=int(DEVICE_COOKIE_LIFE.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
        path="/",
    )


def forget_device(response: HttpResponse) -> None:
    response.delete_cookie(device_cookie(), path="/", samesite="Lax")


def next_page(request: HttpRequest) -> str:
    """The page that was wanted, when it is one of ours; else home."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/") else "/"


def device_name(request: HttpRequest) -> str:
    """A name people recognise in a list of their devices; the browser's long text is not kept."""
    agent = request.headers.get("User-Agent", "")
    kind = next((word for pattern, word in KINDS if re.search(pattern, agent)), "")
    names = {
        "tablet": _("Tablet"),
        "phone": _("Android-telefoon"),
        "iPhone": "iPhone",
        "Mac": "Mac",
        "Windows": _("Windows-computer"),
        "Linux": _("Computer"),
    }
    return str(names.get(kind, _("Apparaat")))
