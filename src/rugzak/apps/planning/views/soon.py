"""For who asked in haste: the first moments at which a coach who suits could come. Nobody's name, nothing booked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from rugzak.apps.planning import bridge, queries
from rugzak.apps.support import queries as support
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.dates import moment_words

MOST_MOMENTS = 3


@access(relation="vrager", data=Data.PERSONAL, lane=Lane.FULL)
def soon(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """Insertion only: what stands stays, so it takes a moment and no computing."""
    row = get_or_404(support.own_requests(request.person), request_id)
    moments = []
    if row.is_unanswered:
        facts = queries.gather_one(request.person, row.pk, row.programme_id, row.region_id)
        question = bridge.make_question(facts, queries.prices_of(row.programme_id))
        try:
            found = bridge.other_choices(question, [], str(row.pk))
        except bridge.NotNow:
            found = []
        starts = {bridge.moment_at(facts, one["day"], one["start_minute"]) for one in found}
        moments = [moment_words(start, "long") for start in sorted(starts)[:MOST_MOMENTS]]
    template = "planning/_soon.html" if request.headers.get("HX-Request") else "planning/soon.html"
    return render(request, template, {"moments": moments, "request_id": row.pk, "noun": row.programme})
