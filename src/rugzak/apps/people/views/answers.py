"""The page of one form, and what the filter of a list of places shows."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import gettext as _

from rugzak.apps.people.forms import PlaceFilterForm
from rugzak.ground.accounts.access import PersonRequest
from rugzak.ground.ui.answers import page_with_form


def form_page(
    request: PersonRequest, form: BaseForm, *, title: str, submit: str, back: str, **more: Any
) -> HttpResponse:
    """One form on a page of its own."""
    context = {"title": title, "submit": submit, "back": back, **more}
    return page_with_form(request, "people/form_page.html", form, **context)


def place_filter(wanted: PlaceFilterForm, address: str) -> dict[str, Any]:
    """What the filter bar of a list of places shows, and whether anything is chosen in it."""
    values = wanted.cleaned_data if wanted.is_bound else {}
    chosen = any(values.get(name) for name in ("q", "regio", "gestopt"))
    return {
        "wanted": values,
        "filtered": chosen,
        "clear": address if chosen else "",
        "open_or_not": [("1", _("Gestopt of gesloten"))],
        "stopped": "1" if values.get("gestopt") else "",
    }
