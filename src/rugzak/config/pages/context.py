"""Links that stand on every page, and the menu under one's name."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.ground.accounts.context import account_menu
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.pocket.context import carries


def links(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    return {
        "accessibility_url": reverse("pages:accessibility"),
        "privacy_url": reverse("privacy:statement"),
        "manifest_url": reverse("pages:manifest"),
        "menu_items": [*account_menu(person), *_carried(request), *_arranging(person)] if person else [],
    }


def _carried(request: HttpRequest) -> list[dict[str, str]]:
    """What waits on this device; on a shared one nothing does."""
    if not carries(request):
        return []
    return [{"label": _("Op dit apparaat"), "href": reverse("pocket:waiting"), "icon": "smartphone"}]


def _arranging(person: Member) -> list[dict[str, str]]:
    """What an administrator looks up now and then."""
    if Role.ADMINISTRATOR not in person.roles:
        return []
    return [
        {"label": _("Instellingen"), "href": reverse("office:settings"), "icon": "settings"},
        {"label": _("Achtergrondwerk"), "href": reverse("pages:jobs"), "icon": "refresh-cw"},
        {"label": _("Onderdelen van de schermen"), "href": reverse("pages:gallery"), "icon": "layers"},
    ]
