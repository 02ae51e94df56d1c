"""A series: what its sessions brought together, for its goal."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.exporting import MEDIA_TYPES, Format, exported
from rugzak.apps.gatherings.forms import SeriesForm
from rugzak.apps.gatherings.models import Gathering, Series
from rugzak.apps.gatherings.presence import presence_list
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.series_report import compose_series
from rugzak.apps.gatherings.services import planning
from rugzak.apps.gatherings.views.reports import FORMATS
from rugzak.apps.gatherings.words import SMALL_COUNT
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.attempts import posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

MOST_SESSIONS = 60
MADE = "wie deze reeks maakte"
LEADS_ONE = "wie een sessie van deze reeks begeleidt"


@access(*LEADING, relation=LEADS_ONE, data=Data.PERSONAL)
def series(request: PersonRequest, series_id: UUID) -> HttpResponse:
    """The sessions one leads in it, head counts, words, and the habits people let go of, together."""
    one, rows = _series(request, series_id)
    context = {
        "one": one,
        "rows": rows,
        "small": SMALL_COUNT,
        "impression": compose_series(one, rows),
        "formats": FORMATS,
        "with_list": queries.were_there(rows).exists(),
    }
    return render(request, "gatherings/series.html", context)


@access(*LEADING, relation=MADE, methods=("GET", "POST"))
def change_series(request: PersonRequest, series_id: UUID) -> HttpResponse:
    """Another name or goal."""
    one = get_or_404(queries.series_for(request.person).filter(owner=request.person), series_id)
    form = SeriesForm(posted(request), initial={"name": one.name, "goal": one.goal})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        planning.change_series(series=one, name=data["name"], goal=data["goal"], by=request.person)
        return redirect("gatherings:series", series_id=one.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/change_series.html", {"one": one, "form": form}, status=status)


@access(*LEADING, relation=LEADS_ONE, data=Data.PERSONAL)
def take_series(request: PersonRequest, series_id: UUID, kind: str) -> HttpResponse:
    """The report of the series as a file, at any moment."""
    one, rows = _series(request, series_id)
    if kind not in {ending for ending, _word in FORMATS}:
        raise Http404
    try:
        file = exported(compose_series(one, rows), Format(kind))
    except Refusal as no:
        toast(request, str(no))
        return redirect("gatherings:series", series_id=one.pk)
    name = f"reeks-{slugify(one.name) or 'sessies'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type=MEDIA_TYPES[Format(kind)], headers=headers)


@access(*LEADING, relation=LEADS_ONE, data=Data.PERSONAL)
def series_presence(request: PersonRequest, series_id: UUID) -> HttpResponse:
    """Who was ticked at the sessions one leads in this series."""
    one, rows = _series(request, series_id)
    name = f"aanwezig-{slugify(one.name) or 'reeks'}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(presence_list(rows), content_type=MEDIA_TYPES[Format.TABLE], headers=headers)


def _series(request: PersonRequest, series_id: UUID) -> tuple[Series, list[Gathering]]:
    one = get_or_404(queries.series_for(request.person).select_related("organisation"), series_id)
    rows = queries.gatherings_for(request.person).filter(series=one).order_by("starts_at", "pk")
    return one, list(rows[:MOST_SESSIONS])
