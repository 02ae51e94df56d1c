"""A series: what its sessions brought together, for its goal."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.models import Report
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.words import SMALL_COUNT, State
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.data_map import Data

MOST_SESSIONS = 24


@access(*LEADING, relation="wie een sessie van deze reeks begeleidt", data=Data.PERSONAL)
def series(request: PersonRequest, series_id: UUID) -> HttpResponse:
    """The sessions one leads in it, head counts, and the habits people let go of, together."""
    one = get_or_404(queries.series_for(request.person), series_id)
    rows = list(
        queries.gatherings_for(request.person).filter(series=one).order_by("starts_at")[:MOST_SESSIONS]
    )
    closed = [row for row in rows if row.state == State.CLOSED]
    reports = Report.objects.filter(gathering__in=closed).select_related("gathering__organisation")
    themes: dict[str, list[str]] = {}
    for report in reports:
        for block in compose(report.gathering, report).shown:
            for theme, texts in block.themes:
                themes.setdefault(theme, []).extend(texts)
    total = sum(row.came or 0 for row in closed)
    context = {
        "one": one,
        "rows": rows,
        "closed": len(closed),
        "total": total if total >= SMALL_COUNT else None,
        "organisers": sum(report.organisers for report in reports) or len(closed),
        "themes": sorted(themes.items(), key=lambda pair: (pair[0] == "", pair[0])),
    }
    return render(request, "gatherings/series.html", context)
