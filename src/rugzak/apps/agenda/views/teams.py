"""The times a team gives, and how somebody likes to be reached."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.forms import ReachingForm, WindowForm
from rugzak.apps.agenda.models import TeamWindow
from rugzak.apps.agenda.reach import wish_of
from rugzak.apps.agenda.words import ReachBy, WindowKind
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(Role.TEAM_LEAD, Role.ADMINISTRATOR, relation="leidt het team; beheerder", methods=("GET", "POST"))
def team_windows(request: PersonRequest, team_id: UUID) -> HttpResponse:
    team = get_or_404(people.teams_for(request.person), team_id)
    require(request.person, "agenda.manage_windows", team)
    form = WindowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            services.add_window(
                team_id=team.pk,
                kind=WindowKind(values["kind"]),
                weekdays=values["weekdays"],
                starts=values["starts"],
                ends=values["ends"],
                by=request.person,
                key=values["sleutel"],
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            toast(request, _("Deze tijden tellen mee bij het plannen."))
            return redirect("agenda:team_windows", team.pk)
    context = {"form": form, "team": team, "windows": queries.windows_of([team.pk])[team.pk]}
    return render(
        request, "agenda/team_windows.html", context, status=422 if request.method == "POST" else 200
    )


@access(Role.TEAM_LEAD, Role.ADMINISTRATOR, relation="leidt het team; beheerder", methods=("POST",))
def remove_window(request: PersonRequest, team_id: UUID, window_id: UUID) -> HttpResponse:
    team = get_or_404(people.teams_for(request.person), team_id)
    require(request.person, "agenda.manage_windows", team)
    row = get_or_404(TeamWindow.objects.filter(team=team), window_id)
    services.remove_window(window=row, by=request.person)
    toast(request, _("Deze tijden zijn weg. Wat gepland is, blijft staan."))
    return redirect("agenda:team_windows", team.pk)


@access(relation="eigen keuze", data=Data.PERSONAL, methods=("GET", "POST"))
def reaching(request: PersonRequest) -> HttpResponse:
    form = ReachingForm(request.POST or None, initial={"by": wish_of(request.person)})
    if request.method == "POST" and form.is_valid():
        services.choose_reaching(member=request.person, by=ReachBy(form.cleaned_data["by"]))
        toast(request, _("Bewaard. Wie je ontmoet, ziet het zo."))
        return redirect("agenda:agenda")
    return render(
        request, "agenda/reaching.html", {"form": form}, status=422 if request.method == "POST" else 200
    )
