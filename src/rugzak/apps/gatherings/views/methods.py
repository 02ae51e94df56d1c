"""Scripts off the shelf and one's own methods: looking, copying, changing, sharing."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import MethodForm, MinutesForm
from rugzak.apps.gatherings.models import Method
from rugzak.apps.gatherings.ready import all_ready, ready
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import methods as services
from rugzak.apps.gatherings.views.planning import SHORT_LIST, words_in
from rugzak.apps.gatherings.views.steps import Place, move, step_page
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.attempts import posted
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.ui.toasts import toast

# Any day will do: only the clock times of the steps show.
EXAMPLE_START = datetime(2027, 3, 9, 13, tzinfo=timezone.get_default_timezone())
OWN = "wie deze werkvorm maakte"
MOST_VERSIONS = 12


@access(*LEADING)
def methods(request: PersonRequest) -> HttpResponse:
    """What can be chosen: off the shelf, own, and shared by others here."""
    words = words_in(request)
    found = page_of(queries.methods_found(request.person, words), request.GET.get("bladzijde"))
    context = {
        "ready": all_ready(),
        "page": found,
        "words": words,
        "is_long": bool(words) or found.paginator.count > SHORT_LIST,
        "in_series": "",
    }
    return render(request, "gatherings/methods.html", context)


@access(*LEADING)
def ready_script(request: PersonRequest, key: str) -> HttpResponse:
    one = ready(key)
    if one is None:
        raise Http404
    context = {"one": one, "clock": one.script.clock(EXAMPLE_START), "copy_key": new_id()}
    return render(request, "gatherings/ready.html", context)


@access(*LEADING, methods=("POST",))
def copy_ready(request: PersonRequest, key: str) -> HttpResponse:
    """A copy to make one's own."""
    one = ready(key)
    if one is None:
        raise Http404
    method = services.make_method(
        name=_("%(name)s, eigen versie") % {"name": one.name},
        script=one.script,
        source=one.source_and_licence,
        summary=one.summary,
        not_for=one.not_for,
        key=_key(request),
        by=request.person,
    )
    return redirect("gatherings:method", method_id=method.pk)


@access(*LEADING, relation="wie hem maakte of mag gebruiken", methods=("POST",))
def copy_method(request: PersonRequest, method_id: UUID) -> HttpResponse:
    one = get_or_404(queries.methods_for(request.person), method_id)
    method = services.make_method(
        name=_("%(name)s, kopie") % {"name": one.name[:80]},
        script=queries.latest_version(one).script,
        source=one.source,
        summary=one.summary,
        not_for=one.not_for,
        key=_key(request),
        by=request.person,
    )
    return redirect("gatherings:method", method_id=method.pk)


@access(*LEADING, relation="wie hem maakte of mag gebruiken", methods=("GET", "POST"))
def method(request: PersonRequest, method_id: UUID) -> HttpResponse:
    """The steps with their clock times; its owner changes minutes here, and the times move."""
    one = get_or_404(queries.methods_for(request.person), method_id)
    version = queries.latest_version(one)
    form = MinutesForm(posted(request), script=version.script)
    status = 200
    if request.method == "POST":
        require(request.person, "gatherings.change_method", one)
        if form.is_valid():
            script = version.script.with_minutes(form.minutes)
            version = services.save_script(method=one, script=script, by=request.person)
            if not request.htmx:
                return redirect("gatherings:method", method_id=one.pk)
            form = MinutesForm(script=version.script)
        else:
            status = 422
    return render(request, "gatherings/method.html", _context(request, one, version, form), status=status)


@access(*LEADING, relation=OWN, methods=("GET", "POST"))
def version(request: PersonRequest, method_id: UUID, number: int) -> HttpResponse:
    """An older version as it was; its owner takes it up again, and that is the newest then."""
    one = _own(request, method_id)
    older = queries.versions_of(one).filter(number=number).first()
    if older is None:
        raise Http404
    if request.method == "POST":
        services.save_script(method=one, script=older.script, by=request.person)
        toast(request, _("De stappen zijn weer zoals in versie %(n)s.") % {"n": number})
        return redirect("gatherings:method", method_id=one.pk)
    context = {"one": one, "version": older, "clock": older.script.clock(EXAMPLE_START)}
    return render(request, "gatherings/version.html", context)


@access(*LEADING, relation=OWN, methods=("GET", "POST"))
def describe(request: PersonRequest, method_id: UUID) -> HttpResponse:
    one = _own(request, method_id)
    initial = {name: getattr(one, name) for name in ("name", "summary", "not_for", "is_shared")}
    form = MethodForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        services.describe_method(method=one, by=request.person, **form.cleaned_data)
        return redirect("gatherings:method", method_id=one.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/describe.html", {"one": one, "form": form}, status=status)


@access(*LEADING, relation=OWN, methods=("GET", "POST"))
def step(request: PersonRequest, method_id: UUID, key: str) -> HttpResponse:
    """Change a step, or add one."""
    return step_page(request, _place(request, _own(request, method_id)), key)


@access(*LEADING, relation=OWN, methods=("POST",))
def move_step(request: PersonRequest, method_id: UUID, key: str) -> HttpResponse:
    return move(request, _place(request, _own(request, method_id)), key)


@access(*LEADING, relation=OWN, methods=("POST",))
def put_away(request: PersonRequest, method_id: UUID) -> HttpResponse:
    one = _own(request, method_id)
    services.put_method_away(method=one, by=request.person)
    toast(request, _("De werkvorm is opgeruimd. Sessies die hem gebruiken, houden hun kopie."))
    return redirect("gatherings:methods")


def _own(request: PersonRequest, method_id: UUID) -> Method:
    """Only its owner changes it; to others who may use it, this address does not exist."""
    return get_or_404(queries.own_methods(request.person), method_id)


def _place(request: PersonRequest, one: Method) -> Place:
    return Place(
        name=one.name,
        up=reverse("gatherings:method", args=[one.pk]),
        script=queries.latest_version(one).script,
        keep=partial(services.save_script, method=one, by=request.person),
        step_view="gatherings:step",
        move_view="gatherings:move_step",
        key=one.pk,
    )


def _context(request: PersonRequest, one: Method, version: Any, form: MinutesForm) -> dict[str, Any]:
    rows = [
        (step, at, form[f"m-{step.key}"], reverse("gatherings:step", args=[one.pk, step.key]))
        for step, at in version.script.clock(EXAMPLE_START)
    ]
    return {
        "one": one,
        "version": version,
        "rows": rows,
        "form": form,
        "is_mine": may(request.person, "gatherings.change_method", one),
        "copy_key": new_id(),
        "older": [row for row in queries.versions_of(one) if row.number != version.number][:MOST_VERSIONS],
    }


def _key(request: PersonRequest) -> UUID:
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return new_id()
