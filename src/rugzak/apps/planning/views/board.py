"""The week board: what nobody can do, the proposals, the weeks per coach, and why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.planning import drawing, queries, services, wording
from rugzak.apps.planning.board import make_board
from rugzak.apps.planning.explaining import explain
from rugzak.apps.planning.forms import whole
from rugzak.apps.planning.models import Plan
from rugzak.apps.planning.views.choosing import Choice, choose, first_week, scope_in
from rugzak.apps.planning.words import BESIDE_YOU, WEEKS_LIMITS, Halt, PlanState
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

RELATION = "tijd en plaats; van een persoonlijke vraag geen naam en geen onderwerp"


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def board(request: PersonRequest) -> HttpResponse:
    """One region in some weeks, around what stands behind the question mark."""
    choice = choose(request)
    if choice is None:
        return render(request, "planning/nothing.html")
    plan = choice.plan
    proposals = queries.proposals_of(plan) if plan else []
    facts = queries.gather(request.person, choice.scope, queries.moving_of(proposals))
    shown = whole(request.GET.get("toon", ""), least=1, most=choice.scope.weeks, usual=1)
    made = make_board(facts, plan, proposals, facts.terms.weights, choice.scope.week + (shown - 1))
    chosen = request.GET.get("voorstel", "")
    rows = [one.proposal for one in made.proposals]
    picked = next((one for one in rows if str(one.pk) == chosen), None)
    context = {
        **_around(request, choice, shown),
        "board": made,
        "plan": plan,
        "version": plan.version if plan else 0,
        "somebody": _somebody_else(request, plan),
        "picked": picked,
        "why": explain(facts, picked) if picked else None,
        "curve": drawing.curve(plan.progress, plan.outcome)
        if plan and plan.state == PlanState.DONE
        else None,
        "parts": _parts(plan),
        "map": drawing.region_map(made),
        "fair": [(seat.name, round(seat.earlier_minutes / 60, 1)) for seat in facts.seats],
    }
    return render(request, "planning/board.html", context)


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def plan_now(request: PersonRequest) -> HttpResponse:
    """Put the computing of this region in the queue."""
    require(request.person, "planning.plan")
    scope = scope_in(request, request.POST)
    if scope is None:
        return redirect("planning:board")
    seen = whole(request.POST.get("versie", ""), least=0, most=2**31, usual=0)
    try:
        services.ask_for_plan(scope=scope, seen=seen, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    return redirect(f"{reverse('planning:board')}?regio={scope.region_id}")


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def progress(request: PersonRequest, plan_id: UUID) -> HttpResponse:
    """How far the computing is: a part of the board that asks for itself."""
    plan = get_or_404(queries.plans_for(request.person), plan_id)
    if plan.is_busy or plan.is_silent:
        return render(request, "planning/_running.html", {"plan": plan, "best": _best(plan)})
    return redirect(f"{reverse('planning:board')}?regio={plan.region_id}")


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def stop(request: PersonRequest, plan_id: UUID) -> HttpResponse:
    """Take the best so far, or forget what is being computed."""
    plan = get_or_404(queries.plans_for(request.person), plan_id)
    require(request.person, "planning.plan")
    wish = Halt.TAKE if request.POST.get("antwoord") == "neem" else Halt.DROP
    stopped = services.halt(plan=plan, wish=wish, by=request.person)
    if stopped.state in (PlanState.IDLE, PlanState.DONE):
        services.lay_out(plan_id=plan.pk, by=request.person)
    toast(
        request,
        _("We stoppen met rekenen.") if wish == Halt.DROP else _("We nemen het beste plan tot nu toe."),
    )
    return redirect(f"{reverse('planning:board')}?regio={plan.region_id}")


def _around(request: PersonRequest, choice: Choice, shown: int) -> dict[str, Any]:
    """What can be chosen above the board, and the way to the other weeks."""
    scope = choice.scope
    base = f"{reverse('planning:board')}?regio={scope.region_id}&programma={scope.programme_id}"
    weeks = f"&week={scope.week.year}-W{scope.week.number:02d}&weken={scope.weeks}"
    first = first_week()
    return {
        "choice": choice,
        "noun": choice.programme,
        "base": base + weeks,
        "what_if_url": f"{reverse('planning:what_if')}?regio={scope.region_id}&programma={scope.programme_id}",
        "prices_url": f"{reverse('planning:prices')}?regio={scope.region_id}&programma={scope.programme_id}",
        "calculator_url": f"{reverse('planning:calculator')}?programma={scope.programme_id}",
        "absence_url": f"{reverse('planning:absence')}?regio={scope.region_id}&programma={scope.programme_id}",
        "tabs": [
            {
                "label": _("Week %(n)d") % {"n": (scope.week + number).number},
                "href": f"{base}{weeks}&toon={number + 1}",
                "current": number + 1 == shown,
            }
            for number in range(scope.weeks)
        ],
        "shown": shown,
        "first_weeks": [first + number for number in range(5)],
        "week_counts": range(WEEKS_LIMITS[0], WEEKS_LIMITS[1] + 1),
    }


def _somebody_else(request: PersonRequest, plan: Plan | None) -> str:
    """Who else changed this plan just now."""
    if plan is None or plan.changed_by is None or plan.changed_by_id == request.person.pk:
        return ""
    lately = plan.changed_at > timezone.now() - BESIDE_YOU
    return str(plan.changed_by.first_name) if lately else ""


def _best(plan: Plan) -> dict[str, Any]:
    """The last line of the progress."""
    if not plan.progress:
        return {}
    seconds, cost, bound = plan.progress[-1]
    gap = round(100 * (cost - bound) / cost, 1) if bound is not None and cost else None
    return {"seconds": round(seconds), "cost": cost, "bound": bound, "gap": gap}


def _parts(plan: Plan | None) -> list[tuple[str, int]]:
    parts = plan.outcome.get("parts", {}) if plan else {}
    return [(str(words), parts[name]) for name, words in wording.PARTS if parts.get(name)]
