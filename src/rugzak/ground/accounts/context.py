"""What the base template wants to know about whoever is looking."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

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
        "me_url": reverse("accounts:me"),
        "theme": chosen if chosen in Theme.values else "",
    }
