"""One proposal: agree, pin, another coach or moment. Each press is small, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.planning import bridge, queries, services, wording
from rugzak.apps.planning.explaining import signed
from rugzak.apps.planning.forms import MoveForm, split_place, whole
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts, Scope
from rugzak.apps.planning.views.board import RELATION
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import clock_words, moment_words
from rugzak.ground.ui.toasts import toast

MOST_CHOICES, MOST_DROPS = 8, 200


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def proposal(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """The board with this proposal explained."""
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    return redirect(_address(row.plan, row))


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def agree(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    return _deed(
        request, proposal_id, lambda row, seen: services.agree(proposal=row, seen=seen, by=request.person)
    )


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def let_go(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    return _deed(
        request, proposal_id, lambda row, seen: services.let_go(proposal=row, seen=seen, by=request.person)
    )


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def pin(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    on = request.POST.get("vast") == "ja"
    return _deed(
        request,
        proposal_id,
        lambda row, seen: services.pin(proposal=row, on=on, seen=seen, by=request.person),
    )


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("GET", "POST"))
def move(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """Every other place with its result before it is chosen, or a coach and a moment of one's own."""
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    require(request.person, "planning.plan")
    plan = row.plan
    scope = Scope(plan.programme_id, plan.region_id, plan.week, plan.weeks)
    every, prices = queries.proposals_of(plan), queries.prices_of(plan.programme_id)
    facts = queries.gather(request.person, scope, queries.moving_of(every))
    ask = facts.ask(row.ask_id)
    if ask is None or not (row.is_open or row.start is None):
        toast(request, _("Deze vraag is er niet meer, of is al verstuurd."))
        return redirect(_address(plan))
    most = MOST_DROPS if request.method == "POST" else MOST_CHOICES
    places, about, trouble = _places(facts, prices, plan, row, most)
    coaches = [(seat.id, seat.name) for seat in facts.seats]
    form = MoveForm(request.POST or None, places=places, about=about, coaches=coaches)
    if request.method == "POST" and form.is_valid():
        try:
            coach, start = _chosen(form.cleaned_data)
            services.move_to(
                proposal=row, appointment_id=coach, start=start, facts=facts, prices=prices,
                seen=_seen(request), by=request.person,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            toast(request, _("Verplaatst en vastgezet. Er is nog niets verstuurd."))
            return redirect(_address(plan, row))
    context = {
        "row": row, "plan": plan, "form": form, "title": wording.title_of(ask), "kind": wording.kind_of(ask),
        "place": wording.place_of(facts, ask), "version": plan.version, "trouble": trouble,
        "places": places, "back": _address(plan, row),
    }  # fmt: skip
    return render(request, "planning/move.html", context, status=422 if form.is_bound else 200)


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def places(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """The same places, for who drags: what each day gives, before the drop."""
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    plan = row.plan
    scope = Scope(plan.programme_id, plan.region_id, plan.week, plan.weeks)
    every = queries.proposals_of(plan)
    facts = queries.gather(request.person, scope, queries.moving_of(every))
    found, about, _trouble = _places(facts, queries.prices_of(plan.programme_id), plan, row, most=MOST_DROPS)
    rows = []
    for value, words in found:
        coach, start = split_place(value) or (None, None)
        if start is not None:
            day = timezone.localtime(start).date().isoformat()
            rows.append(
                {"coach": str(coach), "day": day, "value": value, "words": f"{words}. {about[value][1]}"}
            )
    return JsonResponse({"places": rows, "none": _("Past niet.")})


def _places(
    facts: Facts, prices: dict[str, int], plan: Plan, row: Proposal, most: int = MOST_CHOICES
) -> tuple[list[tuple[str, str]], dict[str, tuple[str, str]], str]:
    """The places that fit, cheapest first, of one colleague by time; without the engine none."""
    rows = bridge.rows_of(facts, queries.proposals_of(plan))
    try:
        found = bridge.other_choices(bridge.make_question(facts, prices), rows, str(row.ask_id))
    except bridge.NotNow:
        return [], {}, _("De rekenhulp doet het nu niet. Kies zelf wie er komt, en wanneer.")
    ask = facts.ask(row.ask_id)
    weighs = row.start is not None and ask is not None and not ask.is_personal
    if not weighs:  # by time: of one colleague the weight, and its order, would tell of a wish
        found.sort(key=lambda one: (one["day"], one["start_minute"], one["coach"]))
    places, about = [], {}
    for one in [one for one in found if not _is_here(facts, one, row)][:most]:
        start = bridge.moment_at(facts, one["day"], one["start_minute"])
        key = f"{one['coach']}@{start.isoformat()}"
        places.append((key, f"{wording.coach_name(facts, one['coach'])}, {moment_words(start)}"))
        about[key] = ("calendar-days", _consequence(one, weighs=weighs))
    return places, about, ""


def _is_here(facts: Facts, one: dict[str, Any], row: Proposal) -> bool:
    start = bridge.moment_at(facts, one["day"], one["start_minute"])
    return (one["coach"], start) == (str(row.appointment_id), row.start)


def _consequence(one: dict[str, Any], *, weighs: bool) -> str:
    hours = _("Past. Daarna %(used)s van %(budget)s.") % {
        "used": clock_words(timedelta(minutes=one["planned_minutes"])),
        "budget": clock_words(timedelta(minutes=one["minutes_per_week"])),
    }
    if not weighs:
        return hours
    return hours + " " + _("Weegt %(cost)s.") % {"cost": signed(one["cost_difference"])}


def _chosen(values: dict[str, Any]) -> tuple[UUID, datetime]:
    place = split_place(values.get("place") or "")
    if place is not None:
        return place
    return UUID(values["coach"]), agenda.moment_of(values["day"], values["time"])


def _deed(request: PersonRequest, proposal_id: UUID, deed: Callable[[Proposal, int], object]) -> HttpResponse:
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    require(request.person, "planning.plan")
    try:
        deed(row, _seen(request))
    except Refusal as refusal:
        toast(request, str(refusal))
    return redirect(_address(row.plan, row))


def _seen(request: PersonRequest) -> int:
    return whole(request.POST.get("versie", ""), least=0, most=2**31, usual=0)


def _address(plan: Plan, row: Proposal | None = None) -> str:
    """Back to the week in which the proposal falls, with it explained."""
    address = f"{reverse('planning:board')}?regio={plan.region_id}&programma={plan.programme_id}"
    if row is None or row.start is None:
        return address
    number = (timezone.localtime(row.start).date() - plan.first_day).days // 7 + 1
    return f"{address}&toon={number}&voorstel={row.pk}#waarom"
