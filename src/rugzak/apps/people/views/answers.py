"""The three ways a deed is answered here: a form page, a done with its way back, a refusal as a remark."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from rugzak.apps.people.forms import PlaceFilterForm
from rugzak.ground.accounts.access import PersonRequest
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


def form_page(
    request: PersonRequest, form: BaseForm, *, title: str, submit: str, back: str, **more: Any
) -> HttpResponse:
    """One form on a page of its own; 422 when it holds something that is not right."""
    context: Mapping[str, Any] = {"form": form, "title": title, "submit": submit, "back": back, **more}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "people/form_page.html", context, status=status)


def done(request: PersonRequest, address: str, sentence: str, *, undo: str = "") -> HttpResponse:
    """Tell what happened on the next page."""
    toast(request, sentence, undo=undo)
    return HttpResponseRedirect(address)


def do_or_tell(
    request: PersonRequest,
    address: str,
    sentence: str,
    deed: Callable[..., Any],
    *,
    undo: str = "",
    **arguments: Any,
) -> HttpResponse:
    """A deed in one press, without a form to put a refusal on: the sentence comes on the next page."""
    try:
        deed(**arguments)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return HttpResponseRedirect(address)
    return done(request, address, sentence, undo=undo)


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
