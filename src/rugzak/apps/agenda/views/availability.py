"""When coaching suits: half-days of the week, days away, and how one travels."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.forms import AvailabilityForm, AwayForm
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes import services as programme_services
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(Role.COACH, relation="eigen beschikbaarheid", data=Data.PERSONAL, methods=("GET", "POST"))
def availability(request: PersonRequest) -> HttpResponse:
    form = AvailabilityForm(request.POST) if request.method == "POST" else _form_of(request)
    if request.method == "POST" and form.is_valid():
        services.choose_halves(member=request.person, halves=form.halves)
        means = TravelMeans(form.cleaned_data["travels_by"])
        programme_services.choose_travel_means(member=request.person, means=means, by=request.person)
        toast(request, _("Je beschikbaarheid is bewaard."))
        return redirect("agenda:availability")
    return _page(request, form, AwayForm(), failed=request.method == "POST")


@access(Role.COACH, relation="eigen beschikbaarheid", data=Data.PERSONAL, methods=("POST",))
def add_away(request: PersonRequest) -> HttpResponse:
    form = AwayForm(request.POST)
    if form.is_valid():
        first = form.cleaned_data["first_day"]
        try:
            services.add_away(
                member=request.person, first_day=first, last_day=form.cleaned_data["last_day"] or first
            )
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            toast(request, _("Op die dagen stellen we geen bezoeken voor."))
            return redirect("agenda:availability")
    return _page(request, _form_of(request), form, failed=True)


@access(Role.COACH, relation="eigen beschikbaarheid", data=Data.PERSONAL, methods=("POST",))
def remove_away(request: PersonRequest, away_id: UUID) -> HttpResponse:
    row = get_or_404(queries.away_of(request.person), away_id)
    require(request.person, "agenda.remove_away", row)
    services.remove_away(away=row, by=request.person)
    toast(request, _("Deze dagen zijn weer vrij om te plannen."))
    return redirect("agenda:availability")


def _form_of(request: PersonRequest) -> AvailabilityForm:
    times = queries.times_of([request.person.pk])[request.person.pk]
    appointments = programmes.coaching_now(request.person)
    means = appointments[0].travels_by if appointments else TravelMeans.CAR
    return AvailabilityForm(initial=AvailabilityForm.initial_of(times.halves, means))


def _page(
    request: PersonRequest, form: AvailabilityForm, away_form: AwayForm, *, failed: bool
) -> HttpResponse:
    context = {"form": form, "away_form": away_form, "away": queries.away_of(request.person)}
    return render(request, "agenda/availability.html", context, status=422 if failed else 200)
