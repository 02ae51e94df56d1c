"""Pages of who coaches where: the list, appointing, changing and ending."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries, services
from rugzak.apps.programmes.forms import AppointmentForm, BringsForm, CoachFilterForm, LastDayForm
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.rules import STEERING_ROLES
from rugzak.apps.programmes.words import COACHES_PER_PAGE, Competence
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.searches import PARAM, keep_search, kept_search
from rugzak.ground.ui.toasts import toast

FILTERS = ("regio", "brengt", "wanneer", "extern")


@access(*STEERING_ROLES, data=Data.PERSONAL, methods=("GET", "POST"))
def coaches(request: PersonRequest, programme_id: UUID) -> HttpResponse:
    """Who coaches where. A search is posted and leads to an address without the words."""
    programme = get_or_404(queries.programmes_for(request.person), programme_id)
    require(request.person, "programmes.appoint", programme)
    if request.method == "POST":
        return HttpResponseRedirect(_address_of_search(request))
    wanted = CoachFilterForm(request.GET).wanted(kept_search(request))
    rows = queries.appointments_listed(request.person, programme, wanted)
    context = {
        "programme": programme,
        "page": page_of(rows, request.GET.get("bladzijde"), per_page=COACHES_PER_PAGE),
        "wanted": wanted,
        "regions": list(people.regions_for(request.person).values_list("pk", "name")),
        "competences": Competence.choices,
        "whens": [("ended", _("Gestopt")), ("all", _("Nu en vroeger"))],
        "today": timezone.localdate(),
        "is_filtered": wanted != queries.CoachFilter(),
    }
    return render(request, "programmes/coaches.html", context)


@access(*STEERING_ROLES, data=Data.PERSONAL, methods=("GET", "POST"))
def change_appointment(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    appointment: Appointment = get_or_404(queries.appointments_for(request.person), appointment_id)
    require(request.person, "programmes.change_appointment", appointment)
    initial = {
        "hours": appointment.released,
        "competences": appointment.competences,
        "scope": appointment.scope,
        "travels_by": appointment.travels_by,
        "most": appointment.most_visits_in_four_weeks,
        "is_external": appointment.is_external,
    }
    form = BringsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_appointment(appointment=appointment, by=request.person, **form.described)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            toast(request, _("De aanstelling is veranderd."))
            return redirect("programmes:coaches", appointment.programme_id)
    context = {"appointment": appointment, "form": form}
    return render(
        request,
        "programmes/change_appointment.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


def _address_of_search(request: PersonRequest) -> str:
    words = request.POST.get("q", "")[:80].strip()
    values = {PARAM: keep_search(request, words)} | {name: request.POST.get(name, "") for name in FILTERS}
    kept = {name: value for name, value in values.items() if value}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


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
            _appoint(form, programme, found, request.person)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            toast(request, _("De aanstelling staat erin."))
            return redirect("programmes:coaches", programme.pk)
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
            return redirect("programmes:coaches", appointment.programme_id)
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


def _appoint(form: AppointmentForm, programme: Programme, found: list[Member], by: Member) -> None:
    values = form.cleaned_data
    services.appoint(
        member=next(member for member in found if str(member.pk) == values["member"]),
        programme=programme,
        region_id=UUID(values["region"]),
        starts_on=values["starts_on"],
        ends_on=values["ends_on"],
        by=by,
        **form.described,
    )
