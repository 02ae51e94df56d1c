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
from rugzak.apps.gatherings.forms import NewGatheringForm, SeriesForm, StartForm
from rugzak.apps.gatherings.heads import online_to_tell
from rugzak.apps.gatherings.models import Gathering, MethodVersion
from rugzak.apps.gatherings.qr import address_of, short_address, square_of
from rugzak.apps.gatherings.ready import ReadyScript, all_ready, ready
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.services import planning
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"
# Before this it is about who comes; from then on about the door.
SOON = timedelta(hours=20)
# A longer list is searched.
SHORT_LIST, MOST_SERIES, SEARCH_LENGTH = 12, 60, 80


@access(*LEADING)
def gatherings(request: PersonRequest) -> HttpResponse:
    """What I lead: coming first, then what was."""
    words = words_in(request)
    coming = page_of(queries.coming(request.person, words), request.GET.get("komt"))
    past = page_of(queries.past(request.person, words), request.GET.get("bladzijde"))
    context = {
        "coming": coming,
        "page": past,
        "series": list(queries.series_for(request.person)[:MOST_SERIES]),
        "words": words,
        "is_long": bool(words) or coming.paginator.count + past.paginator.count > SHORT_LIST,
    }
    return render(request, "gatherings/gatherings.html", context)


@access(*LEADING)
def choose(request: PersonRequest) -> HttpResponse:
    """Which script for the new session."""
    words = words_in(request)
    found = page_of(queries.methods_found(request.person, words), request.GET.get("bladzijde"))
    series = read_id(request.GET.get("reeks"))
    context = {
        "ready": all_ready(),
        "page": found,
        "words": words,
        "is_long": bool(words) or found.paginator.count > SHORT_LIST,
        "in_series": f"?reeks={series}" if series else "",
    }
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
        "is_ahead": row.starts_at > timezone.now() + SOON,
        "copy_form": StartForm(initial=StartForm.next_week(row.starts_at)),
    }
    if row.code:
        context |= {"square": square_of(address_of(request, row)), "short": short_address(request)}
    return render(request, "gatherings/gathering.html", context)


@access(*LEADING, relation=LEADS, methods=("GET", "POST"))
def change(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.change", row)
    form = NewGatheringForm(
        posted(request),
        person=request.person,
        script=row.script,
        initial=NewGatheringForm.initial_for(row) | NewGatheringForm.variants_of(row.script),
    )
    del form.fields["minutes"]
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, _changed, row=row, form_of=form, by=request.person):
        return redirect("gatherings:gathering", gathering_id=row.pk)
    status = 422 if request.method == "POST" else 200
    hear = len(queries.invited_ids(row.pk))
    return render(request, "gatherings/change.html", {"row": row, "form": form, "hear": hear}, status=status)


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
        no = next(iter(form.errors.values()))[0]
        toast(request, _("De kopie is niet gemaakt. %(why)s") % {"why": no})
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
        made = planning.make_series(
            name=data["name"], goal=data["goal"], key=data["sleutel"], by=request.person
        )
        return redirect("gatherings:series", series_id=made.pk)
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
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = NewGatheringForm(
        posted(request),
        person=request.person,
        script=script,
        initial={
            "title": name,
            "minutes": script.minutes,
            "day": tomorrow,
            "time": "13:00",
            "series": request.GET.get("reeks", ""),
            **NewGatheringForm.variants_of(script),
        },
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


def words_in(request: PersonRequest) -> str:
    """What is searched for; names of sessions and methods may stand in an address."""
    return request.GET.get("q", "")[:SEARCH_LENGTH].replace("\x00", "").strip()


def _changed(*, row: Gathering, form_of: NewGatheringForm, by: Member) -> bool:
    script = form_of.fitted(row.script)
    planning.change_gathering(gathering=row, plan=form_of.plan, by=by)
    if script != row.script:
        planning.change_script(gathering=row, script=script, by=by)
    return True
