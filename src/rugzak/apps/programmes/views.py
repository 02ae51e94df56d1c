"""Pages of whoever steers programmes: which are on, and who coaches where."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries, services
from rugzak.apps.programmes.forms import AppointmentForm, LastDayForm, StartForm
from rugzak.apps.programmes.models import Programme
from rugzak.apps.programmes.rules import STEERING_ROLES
from rugzak.apps.programmes.words import ProgrammeKind, TravelMeans
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(*STEERING_ROLES)
def programmes(request: PersonRequest) -> HttpResponse:
    require(request.person, "programmes.switch")
    rows = list(queries.programmes_with_coaches_for(request.person))
    there = {programme.kind for programme in rows}
    missing = [(kind.value, kind.label) for kind in ProgrammeKind if kind.value not in there]
    context = {"programmes": rows, "missing": missing, "today": timezone.localdate()}
    return render(request, "programmes/programmes.html", context)


@access(*STEERING_ROLES, methods=("POST",))
def start(request: PersonRequest) -> HttpResponse:
    require(request.person, "programmes.start")
    form = StartForm(request.POST)
    if not form.is_valid():
        toast(request, _("Kies een programma uit de lijst."))
        return redirect("programmes:programmes")
    try:
        programme = services.start_programme(kind=ProgrammeKind(form.cleaned_data["kind"]), by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("%(name)s staat klaar. Nu nog aanzetten.") % {"name": programme.name})
    return redirect("programmes:programmes")


@access(*STEERING_ROLES, methods=("POST",))
def switch_on(request: PersonRequest, programme_id: UUID) -> HttpResponse:
    programme = get_or_404(queries.programmes_for(request.person), programme_id)
    require(request.person, "programmes.switch", programme)
    services.switch_on(programme=programme, by=request.person)
    toast(request, _("%(name)s staat aan.") % {"name": programme.name})
    return redirect("programmes:programmes")


@access(*STEERING_ROLES, methods=("POST",))
def switch_off(request: PersonRequest, programme_id: UUID) -> HttpResponse:
    programme = get_or_404(queries.programmes_for(request.person), programme_id)
    require(request.person, "programmes.switch", programme)
    services.switch_off(programme=programme, by=request.person)
    toast(request, _("%(name)s staat uit. Niemand ziet het meer.") % {"name": programme.name})
    return redirect("programmes:programmes")


@access(*STEERING_ROLES, methods=("GET", "POST"))
def appoint(request: PersonRequest, programme_id: UUID) -> HttpResponse:
    """Find a colleague, choose, say where and how many hours: one form, also without script."""
    programme = get_or_404(queries.programmes_for(request.person), programme_id)
    require(request.person, "programmes.appoint", programme)
    search = request.POST.get("zoek", "").strip()
    found = _found(request.person, search, request.POST.get("member", ""))
    form = _appointment_form(request, found)
    if request.method == "POST" and request.POST.get("stap") != "zoek" and form.is_valid():
        try:
            _appoint(form.cleaned_data, programme, found, request.person)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            toast(request, _("De aanstelling staat erin."))
            return redirect("programmes:programmes")
    failed = request.method == "POST" and request.POST.get("stap") != "zoek"
    context = {"programme": programme, "form": form, "search": search, "found": found}
    return render(request, "programmes/appoint.html", context, status=422 if failed else 200)


@access(*STEERING_ROLES, methods=("GET", "POST"))
def end_appointment(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    appointment = get_or_404(queries.appointments_for(request.person), appointment_id)
    require(request.person, "programmes.end_appointment", appointment)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_appointment(
                appointment=appointment, last_day=form.cleaned_data["last_day"], by=request.person
            )
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            toast(request, _("De laatste dag staat erin."))
            return redirect("programmes:programmes")
    context = {"appointment": appointment, "form": form}
    return render(
        request, "programmes/end_appointment.html", context, status=422 if request.method == "POST" else 200
    )


def _found(person: Member, search: str, chosen: str) -> list[Member]:
    """At most twenty people that match, and the one already chosen."""
    return people.colleagues_found(person, search, chosen=chosen)


def _appointment_form(request: PersonRequest, found: list[Member]) -> AppointmentForm:
    offered = [(str(member.pk), member.display_name) for member in found]
    regions = [(str(region.pk), region.name) for region in people.regions_for(request.person)]
    if request.method == "POST" and request.POST.get("stap") != "zoek":
        return AppointmentForm(request.POST, people=offered, regions=regions)
    typed = request.POST.dict() if request.method == "POST" else {}
    return AppointmentForm(initial={k: v for k, v in typed.items() if v}, people=offered, regions=regions)


def _appoint(values: dict[str, Any], programme: Programme, found: list[Member], by: Member) -> None:
    services.appoint(
        member=next(member for member in found if str(member.pk) == values["member"]),
        programme=programme,
        region_id=UUID(values["region"]),
        released_minutes_per_week=round(values["hours"].total_seconds() / 60),
        starts_on=values["starts_on"],
        ends_on=values["ends_on"],
        is_external=values["is_external"],
        travels_by=TravelMeans(values["travels_by"] or TravelMeans.CAR),
        by=by,
    )
