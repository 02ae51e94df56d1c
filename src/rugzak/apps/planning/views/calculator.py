"""How many hours are needed: a calculator that changes nothing, with ranges and its assumptions shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rugzak.apps.planning import bridge
from rugzak.apps.planning.forms import HoursForm
from rugzak.apps.planning.views.choosing import choose
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Role

STEPS = (-4, -2, 0, 2, 4)


@access(Role.PROGRAMME_MANAGER)
def calculator(request: PersonRequest) -> HttpResponse:
    """Everything stands behind the question mark, so that an answer can be shown to somebody else."""
    choice = choose(request)
    programme = choice.programme if choice else None
    noun = (programme.coach_one, programme.coach_many) if programme else (_("coach"), _("coaches"))
    around = {"programme": programme, "many": noun[1]}
    form = HoursForm(request.GET if "requests" in request.GET else None, noun=noun)
    if form.is_bound and not form.is_valid():
        return render(request, "planning/calculator.html", {"form": form, **around}, status=422)
    values = form.cleaned_data if form.is_bound else HoursForm.usual(_hours_now(programme))
    shown = form if form.is_bound else HoursForm(initial=values, noun=noun)
    return render(request, "planning/calculator.html", {"form": shown, **around, **_answer(values)})


def _hours_now(programme: Any) -> list[float]:
    """The released hours of everybody who coaches in this programme now."""
    rows = programmes.running_appointments().filter(programme=programme) if programme else ()
    return [row.released_minutes_per_week / 60 for row in rows]


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
