"""Sessions before and after: the list, making one, its page, its script, its door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import GatheringForm, MinutesForm, NewGatheringForm, SeriesForm, StartForm
from rugzak.apps.gatherings.heads import online_to_tell
from rugzak.apps.gatherings.models import Gathering, MethodVersion
from rugzak.apps.gatherings.qr import address_of, short_address, square_of
from rugzak.apps.gatherings.ready import ReadyScript, all_ready, ready
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.services import planning
from rugzak.apps.gatherings.words import WITH_CARDS
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"


@access(*LEADING)
def gatherings(request: PersonRequest) -> HttpResponse:
    """What I lead: coming first, then what was."""
    context = {
        "coming": list(queries.coming(request.person)[:30]),
        "page": page_of(queries.past(request.person), request.GET.get("bladzijde")),
        "series": list(queries.series_for(request.person)[:12]),
    }
    return render(request, "gatherings/gatherings.html", context)


@access(*LEADING)
def choose(request: PersonRequest) -> HttpResponse:
    """Which script for the new session."""
    context = {"ready": all_ready(), "methods": list(queries.methods_for(request.person))}
    return render(request, "gatherings/choose.html", context)


@access(*LEADING, methods=("GET", "POST"))
def new_from_ready(request: PersonRequest, key: str) -> HttpResponse:
    one = ready(key)
    if one is None:
        raise Http404
    return _new(request, one.script, one.name, shelf=one)


@access(*LEADING, relation="wie deze werkvorm mag gebruiken", methods=("GET", "POST"))
def new_from_method(request: PersonRequest, method_id: UUID) -> HttpResponse:
    one = get_or_404(queries.methods_for(request.person), method_id)
    version = queries.latest_version(one)
    return _new(request, version.script, one.name, version=version)


@access(*LEADING, relation=LEADS)
def gathering(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """A session's own page: everything there is to do with it, at each moment of its life."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    context: dict[str, Any] = {
        "row": row,
        "clock": row.script.clock(row.starts_at),
        "here": queries.came(row),
        "came_online": online_to_tell(row.came or 0, row.came_online or 0),
        "may_change": may(request.person, "gatherings.change", row),
        "in_charge": may(request.person, "gatherings.steer", row),
        "copy_form": StartForm(initial=StartForm.next_week(row.starts_at)),
    }
    if row.code:
        context |= {"square": square_of(address_of(request, row)), "short": short_address(request)}
    return render(request, "gatherings/gathering.html", context)


@access(*LEADING, relation=LEADS, methods=("GET", "POST"))
def change(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.change", row)
    form = GatheringForm(
        posted(request),
        person=request.person,
        has_cards=any(step.kind in WITH_CARDS for step in row.script.steps),
        initial=GatheringForm.initial_for(row),
    )
    del form.fields["minutes"]
    if request.method == "POST":
        if form.is_valid() and attempt(form, _changed, row=row, plan=form.plan, by=request.person):
            return redirect("gatherings:gathering", gathering_id=row.pk)
        return render(request, "gatherings/change.html", {"row": row, "form": form}, status=422)
    return render(request, "gatherings/change.html", {"row": row, "form": form})


@access(*LEADING, relation=LEADS, methods=("GET", "POST"))
def minutes(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Other lengths for this session: change one, and the clock times move."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.change", row)
    form = MinutesForm(posted(request), script=row.script)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            planning.change_script(
                gathering=row, script=row.script.with_minutes(form.minutes), by=request.person
            )
            if not request.htmx:
                return redirect("gatherings:gathering", gathering_id=row.pk)
            row = get_or_404(queries.gatherings_for(request.person), gathering_id)
            form = MinutesForm(script=row.script)
        else:
            status = 422
    rows = [(step, at, form[f"m-{step.key}"]) for step, at in row.script.clock(row.starts_at)]
    return render(request, "gatherings/minutes.html", {"row": row, "rows": rows, "form": form}, status=status)


@access(*LEADING, relation=LEADS, methods=("POST",))
def open_door(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.watch", row)
    planning.open_door(gathering=row, by=request.person)
    return redirect("gatherings:gathering", gathering_id=row.pk)


@access(*LEADING, relation=LEADS, methods=("POST",))
def cancel(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    try:
        planning.cancel_gathering(gathering=row, by=request.person)
        toast(request, _("De sessie gaat niet door."))
    except Refusal as no:
        toast(request, str(no))
    return redirect("gatherings:gatherings")


@access(*LEADING, relation=LEADS, methods=("POST",))
def again(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """The same session on another day, with the same script and a code of its own."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    form = StartForm(request.POST)
    if not form.is_valid():
        toast(request, _("Vul een datum en een tijd in voor de nieuwe sessie."))
        return redirect("gatherings:gathering", gathering_id=row.pk)
    plan = planning.copied_plan(row, form.starts_at)
    made = planning.make_gathering(
        plan=plan,
        script=row.script,
        method_name=row.method_name,
        key=form.cleaned_data["sleutel"],
        by=request.person,
    )
    return redirect("gatherings:gathering", gathering_id=made.pk)


@access(*LEADING, methods=("GET", "POST"))
def new_series(request: PersonRequest) -> HttpResponse:
    form = SeriesForm(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        planning.make_series(name=data["name"], goal=data["goal"], key=data["sleutel"], by=request.person)
        return redirect("gatherings:gatherings")
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/new_series.html", {"form": form}, status=status)


def _new(
    request: PersonRequest,
    script: Script,
    name: str,
    *,
    shelf: ReadyScript | None = None,
    version: MethodVersion | None = None,
) -> HttpResponse:
    kinds = {step.kind for step in script.steps}
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = NewGatheringForm(
        posted(request),
        person=request.person,
        has_e_words=shelf.has_e_words if shelf else bool(kinds & {"story_tell", "listen_tag"}),
        has_pages="page_draw" in kinds,
        has_cards=bool(kinds & WITH_CARDS),
        initial={"title": name, "minutes": script.minutes, "day": tomorrow, "time": "13:00"},
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            planning.make_gathering,
            plan=form.plan,
            script=form.fitted(script),
            method_name=name,
            key=form.cleaned_data["sleutel"],
            by=request.person,
            version=version,
        )
        if made is not None:
            return redirect("gatherings:gathering", gathering_id=made.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "name": name, "script": script, "shelf": shelf}
    return render(request, "gatherings/new.html", context, status=status)


def _changed(*, row: Gathering, plan: planning.Plan, by: Member) -> bool:
    planning.change_gathering(gathering=row, plan=plan, by=by)
    return True
