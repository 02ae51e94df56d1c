"""A coach is not there: mark it, and see at once what moves and what stays."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.planning import services
from rugzak.apps.planning.forms import AwayForm, whole
from rugzak.apps.planning.views.board import RELATION
from rugzak.apps.planning.views.choosing import Choice, choose
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("GET", "POST"))
def absence(request: PersonRequest) -> HttpResponse:
    """The days, never the reason; then her visits look for somebody else."""
    require(request.person, "planning.plan")
    choice = choose(request)
    if choice is None:
        return render(request, "planning/nothing.html")
    here = programmes.running_appointments().filter(programme=choice.programme, region=choice.region)
    rows = {str(row.pk): row for row in here.order_by("member__sort_key")}
    people = [(key, str(row.member.display_name)) for key, row in rows.items()]
    form = AwayForm(request.POST or None, coaches=people, initial={"first_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            done = _looked_for(request, choice, rows[form.cleaned_data["coach"]], form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            toast(request, _told(done))
            return redirect(_board(choice.programme.pk, choice.region.pk))
    context = {
        "form": form,
        "choice": choice,
        "version": choice.plan.version if choice.plan else 0,
        "back": _board(choice.programme.pk, choice.region.pk),
    }
    return render(request, "planning/absence.html", context, status=422 if form.is_bound else 200)


def _looked_for(
    request: PersonRequest, choice: Choice, appointment: Any, values: dict[str, Any]
) -> services.StoodIn:
    plan = services.open_plan(scope=choice.scope, by=request.person)
    seen = whole(request.POST.get("versie", ""), least=0, most=2**31, usual=0)
    return services.coach_is_away(
        plan=plan,
        appointment=appointment,
        first_day=values["first_day"],
        last_day=values["last_day"] or values["first_day"],
        seen=seen if choice.plan else plan.version,
        by=request.person,
    )


def _told(done: services.StoodIn) -> str:
    moved = ngettext(
        "%(n)d bezoek krijgt een voorstel van iemand anders.",
        "%(n)d bezoeken krijgen een voorstel van iemand anders.",
        done.moved,
    ) % {"n": done.moved}
    left = ngettext(
        "Voor %(n)d bezoek is nog niemand.", "Voor %(n)d bezoeken is nog niemand.", done.left_out
    ) % {"n": done.left_out}
    themselves = ngettext(
        "%(n)d bezoek spreken ze samen opnieuw af.",
        "%(n)d bezoeken spreken ze samen opnieuw af.",
        done.by_themselves,
    ) % {"n": done.by_themselves}
    apart = ngettext(
        "Naar %(n)d vraag gaat niet steeds dezelfde: niemand kan alle bezoeken.",
        "Naar %(n)d vragen gaat niet steeds dezelfde: niemand kan alle bezoeken.",
        done.apart,
    ) % {"n": done.apart}
    beyond = _("Verder dan vier weken kijkt een plan niet. Meld die dagen later nog eens.")
    rest = _("De rest blijft precies staan. Er is nog niets verstuurd.")
    parts = [
        moved,
        left if done.left_out else "",
        apart if done.apart else "",
        themselves if done.by_themselves else "",
        beyond if done.is_beyond else "",
        rest,
    ]
    return " ".join(part for part in parts if part)


def _board(programme_id: UUID, region_id: UUID) -> str:
    return f"{reverse('planning:board')}?regio={region_id}&programma={programme_id}"
