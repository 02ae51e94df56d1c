"""The pages of one step, of a method and of a session alike: changing it, adding one, moving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rugzak.apps.gatherings.forms import StepForm
from rugzak.apps.gatherings.script import Script
from rugzak.ground.accounts.access import PersonRequest
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

NEW = "nieuw"


@dataclass(frozen=True)
class Place:
    """Where a script lies: its page, the page of a step, and how it is kept."""

    name: str
    up: str
    script: Script
    keep: Callable[..., Any]
    step_view: str
    move_view: str
    key: Any

    def step_address(self, key: str) -> str:
        return reverse(self.step_view, args=[self.key, key])

    def move_address(self, key: str) -> str:
        return reverse(self.move_view, args=[self.key, key])


def step_page(request: PersonRequest, place: Place, key: str) -> HttpResponse:
    """Change a step, or add one: ``nieuw`` or ``nieuw-<after>``."""
    there = next((row for row in place.script.steps if row.key == key), None)
    if there is None and not key.startswith(NEW):
        raise Http404
    form = StepForm(posted(request), initial=vars(there) if there else {"minutes": 5})
    if request.method == "POST" and form.is_valid():
        changed = form.step(there.key, there.phone) if there else form.step()
        script = place.script.with_step(changed, after=key.removeprefix(NEW).lstrip("-"))
        if attempt(form, place.keep, script=script) is not None:
            return redirect(place.up)
    status = 422 if request.method == "POST" else 200
    context = {
        "place": place,
        "form": form,
        "step": there,
        "move_url": place.move_address(key),
        "after_url": place.step_address(f"{NEW}-{key}"),
    }
    return render(request, "gatherings/step.html", context, status=status)


def move(request: PersonRequest, place: Place, key: str) -> HttpResponse:
    """A step up, down or away."""
    deed = request.POST.get("naar")
    script = place.script
    script = script.without(key) if deed == "weg" else script.moved(key, -1 if deed == "op" else 1)
    try:
        place.keep(script=script)
    except Refusal as no:
        toast(request, str(no))
    return redirect(place.up)
