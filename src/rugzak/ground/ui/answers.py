"""How a press of a button is answered: a page with a form, a sentence on the next page, or a refusal there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


def page_with_form(request: HttpRequest, template: str, form: BaseForm, **context: Any) -> HttpResponse:
    """A form as ``form`` on its page; 422 when it holds something that is not right."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def done(request: HttpRequest, address: str, sentence: str, *, undo: str = "") -> HttpResponse:
    """Tell what happened on the next page."""
    toast(request, sentence, undo=undo)
    return HttpResponseRedirect(address)


def do_or_tell(
    request: HttpRequest,
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
