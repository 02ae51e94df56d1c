"""What the base template wants to know about whoever is looking."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import has_helping_role
from rugzak.ground.accounts.words import Theme


def account_links(request: HttpRequest) -> dict[str, Any]:
    """Addresses of the who-menu, and light or dark as the person, else this browser, chose."""
    person = getattr(request, "person", None)
    chosen = person.theme if person else request.COOKIES.get("licht", "")
    return {
        "sign_in_url": reverse("accounts:sign_in"),
        "sign_out_url": reverse("accounts:sign_out"),
        "language_url": reverse("accounts:language"),
        "theme_url": reverse("accounts:theme"),
        "theme": chosen if chosen in Theme.values else "",
        "extra_scripts": _scripts(request) if person else [],
    }


def account_menu(person: Member) -> list[dict[str, str]]:
    """The lines of the who-menu that are about coming in."""
    lines = [{"label": _("Mijn account"), "href": reverse("accounts:me"), "icon": "user-round"}]
    if has_helping_role(person):
        lines += [
            {
                "label": _("Collega zonder telefoon"),
                "href": reverse("accounts:lost_phone"),
                "icon": "life-buoy",
            },
            {"label": _("Gedeelde tablets"), "href": reverse("accounts:tablets"), "icon": "tablet"},
        ]
    return lines


def _scripts(request: HttpRequest) -> list[str]:
    """A shared tablet that lies still locks its screen by itself."""
    return [static("accounts/idle-lock.js")] if request.session.get("shared") else []
