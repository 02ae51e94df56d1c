"""The script of one session: other lengths, other words, and kept as a method for a next time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import MinutesForm
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.ready import all_ready
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.services import methods, planning
from rugzak.apps.gatherings.views.steps import NEW, Place, move, step_page
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.attempts import posted
from rugzak.ground.kernel.ids import new_id, read_id

LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, methods=("GET", "POST"))
def minutes(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Other lengths for this session: change one, and the clock times move."""
    row = _to_change(request, gathering_id)
    form = MinutesForm(posted(request), script=row.script)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            script = row.script.with_minutes(form.minutes)
            planning.change_script(gathering=row, script=script, by=request.person)
            if not request.htmx:
                return redirect("gatherings:gathering", gathering_id=row.pk)
            row = get_or_404(queries.gatherings_for(request.person), gathering_id)
            form = MinutesForm(script=row.script)
        else:
            status = 422
    return render(request, "gatherings/minutes.html", _context(row, form), status=status)


@access(*LEADING, relation=LEADS, methods=("GET", "POST"))
def gathering_step(request: PersonRequest, gathering_id: UUID, key: str) -> HttpResponse:
    """Other words for one step of this session only, or a step more."""
    return step_page(request, _place(request, _to_change(request, gathering_id)), key)


@access(*LEADING, relation=LEADS, methods=("POST",))
def move_gathering_step(request: PersonRequest, gathering_id: UUID, key: str) -> HttpResponse:
    return move(request, _place(request, _to_change(request, gathering_id)), key)


@access(*LEADING, relation=LEADS, methods=("POST",))
def keep_as_method(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """The script of this session as a method of one's own, to use again, change and share."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    method = methods.make_method(
        name=row.title,
        script=row.script,
        source=_source(row),
        key=read_id(request.POST.get("sleutel")) or new_id(),
        by=request.person,
    )
    return redirect("gatherings:method", method_id=method.pk)


def _source(row: Gathering) -> str:
    """Whose texts these are, as far as the name of the way of working tells."""
    shelf = (one.source_and_licence for one in all_ready() if one.name == row.method_name)
    return next(shelf, row.method_name)


def _to_change(request: PersonRequest, gathering_id: UUID) -> Gathering:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.change", row)
    return row


def _place(request: PersonRequest, row: Gathering) -> Place:
    def keep(*, script: Script) -> Gathering:
        planning.change_script(gathering=row, script=script, by=request.person)
        return row

    return Place(
        name=row.title,
        up=reverse("gatherings:minutes", args=[row.pk]),
        script=row.script,
        keep=keep,
        step_view="gatherings:gathering_step",
        move_view="gatherings:move_gathering_step",
        key=row.pk,
    )


def _context(row: Gathering, form: MinutesForm) -> dict[str, Any]:
    addresses = [reverse("gatherings:gathering_step", args=[row.pk, step.key]) for step in row.script.steps]
    clock = row.script.clock(row.starts_at)
    return {
        "row": row,
        "rows": [
            (step, at, form[f"m-{step.key}"], address)
            for (step, at), address in zip(clock, addresses, strict=True)
        ],
        "form": form,
        "new_step": reverse("gatherings:gathering_step", args=[row.pk, NEW]),
        "key": new_id(),
    }
