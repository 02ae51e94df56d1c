"""How many hours are needed: a calculator that changes nothing, with ranges and its assumptions shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from rugzak.apps.planning import bridge
from rugzak.apps.planning.forms import HoursForm
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Role

STEPS = (-4, -2, 0, 2, 4)


@access(Role.PROGRAMME_MANAGER)
def calculator(request: PersonRequest) -> HttpResponse:
    """Everything stands behind the question mark, so that an answer can be shown to somebody else."""
    form = HoursForm(request.GET or None)
    if form.is_bound and not form.is_valid():
        return render(request, "planning/calculator.html", {"form": form}, status=422)
    values = form.cleaned_data if form.is_bound else HoursForm.usual()
    context = {"form": form if form.is_bound else HoursForm(initial=values), **_answer(values)}
    return render(request, "planning/calculator.html", context)


def _answer(values: dict[str, Any]) -> dict[str, Any]:
    rate = values["requests"]
    asked = {
        number: bridge.assumed(values, number) for number in (rate + step for step in STEPS) if number > 0
    }
    rows = [(number, bridge.outlook(assumed)) for number, assumed in asked.items()]
    now = next(row for number, row in rows if number == rate)
    return {
        "now": now,
        "values": values,
        "load": round(100 * now.load),
        "over": round(100 * now.weeks_over),
        "one_in": round(1 / now.weeks_over) if now.weeks_over >= 0.02 else 0,
        "points": [
            (
                str(number),
                round(100 * row.load),
                round(100 * row.low_load),
                round(100 * row.high_load),
                row.weeks,
            )
            for number, row in rows
        ],
        "rows": [
            {
                "rate": number,
                "is_now": number == rate,
                "hours": round(row.asked_hours),
                "load": round(100 * row.load),
                "low": round(100 * row.low_load),
                "high": round(100 * row.high_load),
                "over": round(100 * row.weeks_over),
            }
            for number, row in rows
        ],
        "needed": bridge.coaches_needed(bridge.assumed(values, rate)),
        "possible": bridge.requests_possible(bridge.assumed(values, rate)),
    }
