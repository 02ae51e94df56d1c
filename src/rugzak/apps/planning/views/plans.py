"""The plan as a whole: agree on all, one step back, and confirm."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.planning import queries, services, wording
from rugzak.apps.planning.forms import PricesForm
from rugzak.apps.planning.queries import Scope
from rugzak.apps.planning.views.addresses import board_with, seen_in
from rugzak.apps.planning.views.board import RELATION
from rugzak.apps.planning.views.choosing import choose
from rugzak.apps.planning.words import ProposalState
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def agree_all(request: PersonRequest, plan_id: UUID) -> HttpResponse:
    return _deed(request, plan_id, services.agree_all, _("Akkoord met alles. Er is nog niets verstuurd."))


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def undo(request: PersonRequest, plan_id: UUID) -> HttpResponse:
    return _deed(request, plan_id, services.undo, _("Teruggezet."))


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("GET", "POST"))
def confirm(request: PersonRequest, plan_id: UUID) -> HttpResponse:
    """What goes out when this is confirmed, and to how many; then it goes out."""
    plan = get_or_404(queries.plans_for(request.person), plan_id)
    require(request.person, "planning.plan")
    if request.method == "POST":
        try:
            done = services.confirm(plan=plan, seen=seen_in(request), by=request.person)
        except Refusal as refusal:
            toast(request, str(refusal))
        else:
            toast(request, _told(done))
        return redirect(board_with(plan))
    every = queries.proposals_of(plan)
    scope = Scope(plan.programme_id, plan.region_id, plan.week, plan.weeks)
    facts = queries.gather(request.person, scope, queries.moving_of(every))
    rows = [one for one in every if one.state == ProposalState.AGREED]
    asks = {one.pk: facts.ask(one.ask_id) for one in rows}
    lines = [
        (one, wording.title_of(ask), wording.place_of(facts, ask)) for one in rows if (ask := asks[one.pk])
    ]
    context = {
        "plan": plan,
        "noun": plan.programme,
        "lines": lines,
        "gone": len(rows) - len(lines),
        "back": board_with(plan),
    }
    return render(request, "planning/confirm.html", context)


@access(Role.PROGRAMME_MANAGER, methods=("GET", "POST"))
def prices(request: PersonRequest) -> HttpResponse:
    """What waiting, travelling and changing weigh, in words."""
    require(request.person, "planning.plan")
    choice = choose(request)
    if choice is None:
        return render(request, "planning/nothing.html")
    terms = queries.terms_of(choice.programme.pk)
    form = PricesForm(request.POST or None, weights=terms.weights, needs=terms.needs)
    if request.method == "POST" and form.is_valid():
        services.set_prices(
            programme_id=choice.programme.pk, weights=form.weights, needs=form.needs, by=request.person
        )
        toast(request, _("Bewaard. Het volgende plan rekent hiermee."))
        return redirect(
            f"{reverse('planning:board')}?regio={choice.region.pk}&programma={choice.programme.pk}"
        )
    status = 422 if form.is_bound else 200
    return render(
        request,
        "planning/prices.html",
        {"form": form, "choice": choice, "noun": choice.programme},
        status=status,
    )


def _told(done: services.Confirmed) -> str:
    sent = ngettext(
        "%(n)d voorstel is verstuurd. Je collega kan nog nee zeggen.",
        "%(n)d voorstellen zijn verstuurd. Iedere collega kan nog nee zeggen.",
        done.sent,
    ) % {"n": done.sent}
    if not done.overtaken:
        return sent
    overtaken = ngettext(
        "%(n)d vraag was intussen al opgepakt of teruggetrokken.",
        "%(n)d vragen waren intussen al opgepakt of teruggetrokken.",
        done.overtaken,
    ) % {"n": done.overtaken}
    return f"{sent} {overtaken}"


def _deed(request: PersonRequest, plan_id: UUID, deed: Callable[..., object], words: str) -> HttpResponse:
    plan = get_or_404(queries.plans_for(request.person), plan_id)
    require(request.person, "planning.plan")
    try:
        deed(plan=plan, seen=seen_in(request), by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, words)
    return redirect(board_with(plan))
