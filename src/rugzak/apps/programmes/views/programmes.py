"""Pages of programmes: which are on, what one stands for, and changing that."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.programmes import queries, services
from rugzak.apps.programmes.forms import ProgrammeForm, StartForm
from rugzak.apps.programmes.models import Programme
from rugzak.apps.programmes.rules import STEERING_ROLES
from rugzak.apps.programmes.words import ProgrammeKind
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(*STEERING_ROLES)
def programmes(request: PersonRequest) -> HttpResponse:
    require(request.person, "programmes.switch")
    rows = list(queries.programmes_with_coaches_for(request.person))
    there = {programme.kind for programme in rows}
    missing = [(kind.value, kind.label) for kind in ProgrammeKind if kind.value not in there]
    context = {"programmes": rows, "missing": missing}
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


@access(relation="collega")
def programme(request: PersonRequest, programme_id: UUID) -> HttpResponse:
    """What it stands for and what belongs to it: everybody reads this."""
    row = get_or_404(queries.programmes_for(request.person), programme_id)
    context = {"programme": row, "may_change": may(request.person, "programmes.change", row)}
    return render(request, "programmes/programme.html", context)


@access(*STEERING_ROLES, methods=("GET", "POST"))
def change(request: PersonRequest, programme_id: UUID) -> HttpResponse:
    row: Programme = get_or_404(queries.programmes_for(request.person), programme_id)
    require(request.person, "programmes.change", row)
    form = ProgrammeForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        described = {name: form.cleaned_data[name] for name in form.fields if name != "sleutel"}
        try:
            services.change_programme(
                programme=row, described=services.Described(**described), by=request.person
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            toast(request, _("Opgeslagen."))
            return redirect("programmes:programme", row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/change.html", {"programme": row, "form": form}, status=status)
