"""What every page's frame gets from the desk: the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from rugzak.across.desk.menu import items_for


def nav(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    if person is None:
        return {"home_url": reverse("desk:home")}
    return {"home_url": reverse("desk:home"), "nav_items": items_for(person, request.path)}
