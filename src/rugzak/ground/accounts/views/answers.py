"""How these views answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode

from rugzak.ground.accounts import clock
from rugzak.ground.kernel.refusal import Refusal


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page that no cache keeps, whoever is asking."""
    answer = render(request, f"accounts/{template}", context, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def refuse(form: Form, refusal: Refusal) -> None:
    """Put the sentence of a refusal at its field, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal))


def on(address: str) -> HttpResponseRedirect:
    answer = HttpResponseRedirect(address)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def to(name: str, *args: Any, **query: str) -> HttpResponseRedirect:
    """Go on to a page of ours, with the page that was wanted kept along."""
    kept = {key: value for key, value in query.items() if value not in ("", "/")}
    return on(f"{resolve_url(name, *args)}{'?' if kept else ''}{urlencode(kept)}")


def freshly_confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Changing a way in asks for a proof of the last five minutes."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not clock.was_confirmed(request.session) and not request.session.get("must_choose"):
            wanted = request.get_full_path() if request.method == "GET" else resolve_url("accounts:me")
            return to("accounts:confirm", next=wanted)
        return view(request, *args, **kwargs)

    return answer
