"""Pages about moments that are proposed, and about passing a request on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.words import Setting
from rugzak.apps.support import queries, services
from rugzak.apps.support.forms import AnswerForm, PassOnForm, ProposeForm
from rugzak.apps.support.models import Offer, SupportRequest
from rugzak.apps.support.views import appointment_for, outside_times, outside_times_of_colleague, places_for
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.ui.dates import moment_words, spoken_length
from rugzak.ground.ui.toasts import toast


@access(
    Role.COACH,
    relation="coach van het programma in deze regio, of die het oppakte",
    data=Data.PERSONAL,
    lane=Lane.FULL,
    methods=("GET", "POST"),
)
def propose(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """Take it up with one to three moments; the asker chooses."""
    row = get_or_404(queries.requests_for(request.person), request_id)
    if request.method == "POST" and row.coach and row.coach.pk != request.person.pk:
        toast(request, str(services.AlreadyTakenUp().sentence))
        return redirect("support:request", row.pk)
    require(request.person, "support.propose", row)
    appointment = appointment_for(request.person, row)
    form = ProposeForm(request.POST or None, setting=row.setting, **places_for(row))
    warnings: list[str] = []
    if request.method == "POST" and form.is_valid():
        warnings = outside_times(request, row, form.cleaned_data["moments"])
    if request.method == "POST" and form.is_valid() and not warnings:
        try:
            _propose(request, row, appointment, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            after = outside_times_of_colleague(row, form.cleaned_data["moments"])
            toast(request, " ".join([_("Je voorstel is verstuurd. Je collega kiest."), *after]))
            return redirect("support:request", row.pk)
    context: dict[str, Any] = {
        "row": row,
        "form": form,
        "warnings": warnings,
        "may_accept": may(request.person, "support.accept", row),
    }
    if appointment:
        week = Week.of(timezone.localdate())
        context["ledger"] = agenda.ledger_of(appointment.pk, appointment.released, week)
    status = 422 if form.is_bound and not warnings else 200
    return render(request, "support/propose.html", context, status=status)


@access(relation="vrager", data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def answer_offer(request: PersonRequest, offer_id: UUID) -> HttpResponse:
    """Choose from the moments, ask for another one, or for somebody else."""
    offer = get_or_404(queries.offers_asked_of(request.person), offer_id)
    row = get_or_404(queries.own_requests(request.person), offer.request_id)
    standing = queries.standing_offer(row)
    if standing is None or standing.pk != offer.pk:
        return redirect("support:request", row.pk)
    require(request.person, "support.answer_offer", row)
    if "antwoord" in request.POST:
        return _refused(request, standing.offer, row)
    form = AnswerForm(request.POST or None, moments=_choices(standing), about=_about(standing))
    if request.method == "POST" and form.is_valid():
        chosen = [UUID(value) for value in form.cleaned_data["moments"]]
        try:
            services.accept_offer(offer=standing.offer, moment_ids=chosen, by=request.person)
        except Refusal as refusal:
            form.add_error("moments", str(refusal))
        else:
            toast(request, _("Het staat in jullie agenda."))
            return redirect("support:request", row.pk)
    context = {"row": row, "offer": standing, "form": form, "coach": standing.offer.appointment.member}
    return render(request, "support/answer_offer.html", context, status=422 if form.is_bound else 200)


@access(
    Role.COACH,
    relation="coach van het programma in deze regio, of die het oppakte",
    data=Data.PERSONAL,
    lane=Lane.FULL,
    methods=("GET", "POST"),
)
def pass_on(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """To the others, or to one of them by name. Nobody asks why."""
    row = get_or_404(queries.requests_for(request.person), request_id)
    require(request.person, "support.pass_on", row)
    coaches = {str(one.pk): one for one in queries.colleague_coaches(row, request.person)}
    choices = [(key, one.display_name) for key, one in coaches.items()]
    form = PassOnForm(request.POST or None, coaches=choices, nobody=_("Aan iedereen in de regio"))
    if request.method == "POST" and form.is_valid():
        try:
            services.pass_on(request=row, to=coaches.get(form.cleaned_data["to"]), by=request.person)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            toast(request, _("Doorgegeven. Bedankt dat je keek."))
            return redirect("support:region")
    return render(
        request, "support/pass_on.html", {"row": row, "form": form}, status=422 if form.is_bound else 200
    )


def _propose(request: PersonRequest, row: SupportRequest, appointment: Any, values: dict[str, Any]) -> None:
    if appointment is None:
        raise services.NotPossibleNow
    location = values["location"]
    moments = [
        services.Moment(
            start=agenda.moment_of(one["day"], one["time"]),
            length=one["length"],
            location_id=UUID(location) if location else None,
            place=values["place"],
            setting=Setting(one["setting"] or row.setting),
        )
        for one in values["moments"]
    ]
    services.propose_moments(
        request=row, appointment_id=appointment.pk, moments=moments, key=values["sleutel"], by=request.person
    )


def _refused(request: PersonRequest, offer: Offer, row: SupportRequest) -> HttpResponse:
    another_coach = request.POST["antwoord"] == "iemand-anders"
    try:
        services.refuse_offer(offer=offer, another_coach=another_coach, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(
            request, _("We zoeken iemand anders.") if another_coach else _("We vragen om een ander moment.")
        )
    return redirect("support:request", row.pk)


def _choices(standing: queries.Standing) -> list[tuple[str, str]]:
    return [
        (
            str(moment.pk),
            f"{moment_words(moment.start)}, {spoken_length(timedelta(minutes=moment.minutes))}",
        )
        for moment in standing.moments
    ]


def _about(standing: queries.Standing) -> dict[str, tuple[str, str]]:
    """For each moment: an icon, and what kind of moment it is."""
    return {
        str(moment.pk): ("calendar-days", str(moment.get_setting_display())) for moment in standing.moments
    }
