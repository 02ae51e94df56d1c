"""Another coach or moment for a proposal: from a list, by hand, or dragged; each place with its result beforehand."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
from rugzak.apps.planning.forms import MoveForm, split_place
from rugzak.apps.planning.judging import why_not_on
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts, Scope
from rugzak.apps.planning.views.addresses import board_with, seen_in
from rugzak.apps.planning.views.board import RELATION
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import clock_words, moment_words
from rugzak.ground.ui.toasts import toast

MOST_CHOICES, MOST_DROPS = 8, 200


@dataclass(frozen=True)
class Table:
    """A proposal on the table: the whole plan around it, and what it is made of."""

    row: Proposal
    plan: Plan
    every: list[Proposal]
    facts: Facts
    prices: dict[str, int]


def _table(request: PersonRequest, proposal_id: UUID) -> Table:
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    plan = row.plan
    scope = Scope(plan.programme_id, plan.region_id, plan.week, plan.weeks)
    every = queries.proposals_of(plan)
    facts = queries.gather(request.person, scope, queries.moving_of(every))
    return Table(row, plan, every, facts, facts.terms.weights)


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("GET", "POST"))
def move(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """Every other place with its result before it is chosen, or a coach and a moment of one's own."""
    table = _table(request, proposal_id)
    require(request.person, "planning.plan")
    row, plan, ask = table.row, table.plan, table.facts.ask(table.row.ask_id)
    if ask is None or not (row.is_open or row.start is None):
        toast(request, _("Deze vraag is er niet meer, of is al verstuurd."))
        return redirect(board_with(plan))
    most = MOST_DROPS if request.method == "POST" else MOST_CHOICES
    places, about, trouble = _places(table, most)
    coaches = [(seat.id, seat.name) for seat in table.facts.seats]
    form = MoveForm(request.POST or None, places=places, about=about, coaches=coaches)
    if request.method == "POST" and form.is_valid():
        try:
            _moved(request, table, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(board_with(plan, row))
    context = {
        "row": row, "plan": plan, "form": form, "title": wording.title_of(ask), "kind": wording.kind_of(ask),
        "place": wording.place_of(table.facts, ask), "version": plan.version, "trouble": trouble,
        "places": places, "back": board_with(plan, row),
    }  # fmt: skip
    return render(request, "planning/move.html", context, status=422 if form.is_bound else 200)


def _moved(request: PersonRequest, table: Table, values: dict[str, Any]) -> None:
    coach, start = _chosen(values)
    seen = seen_in(request)
    services.move_to(
        proposal=table.row, appointment_id=coach, start=start, facts=table.facts, prices=table.prices,
        seen=seen, by=request.person,
    )  # fmt: skip
    back = f"{reverse('planning:undo', args=[table.plan.pk])}?versie={seen + 1}"
    toast(request, _("Verplaatst en vastgezet. Er is nog niets verstuurd."), undo=back)


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def places(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """The same places, for who drags: what each day gives, before the drop."""
    found, about, _trouble = _places(_table(request, proposal_id), MOST_DROPS)
    rows = []
    for value, words in found:
        coach, start = split_place(value) or (None, None)
        if start is not None:
            day = timezone.localtime(start).date().isoformat()
            rows.append(
                {"coach": str(coach), "day": day, "value": value, "words": f"{words}. {about[value][1]}"}
            )
    return JsonResponse({"places": rows, "none": _("Past niet.")})


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def why_not(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """What keeps a proposal from the coach and the day on which it was dropped."""
    table = _table(request, proposal_id)
    seat = table.facts.seat(request.GET.get("coach", ""))
    words = _("Past niet.")
    with suppress(ValueError):
        day = date.fromisoformat(request.GET.get("dag", ""))
        if seat is not None and table.facts.ask(table.row.ask_id) is not None:
            others = [one for one in table.every if one.pk != table.row.pk]
            words = why_not_on(
                day, seat=seat, proposal=table.row, facts=table.facts, prices=table.prices, others=others
            )
    return JsonResponse({"words": words})


def _places(table: Table, most: int) -> tuple[list[tuple[str, str]], dict[str, tuple[str, str]], str]:
    """The places that fit, cheapest first, of one colleague by time; without the engine none."""
    facts, row = table.facts, table.row
    rows = bridge.rows_of(facts, table.every)
    try:
        found = bridge.other_choices(bridge.make_question(facts, table.prices), rows, str(row.ask_id))
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
