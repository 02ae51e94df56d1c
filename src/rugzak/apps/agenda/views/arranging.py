"""What is arranged around visits: relief for a group, a series, and days away with a stand-in."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.forms import CoverForm, LeaveForm, ReliefForm
from rugzak.apps.agenda.models import Away, StandInOffer, Visit
from rugzak.apps.agenda.views.answers import back, do_or_tell
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(relation="coach of collega van het bezoek", data=Data.PERSONAL, methods=("POST",))
def cancel_following(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.own_visits(request.person), visit_id)
    require(request.person, "agenda.cancel_visit", row)
    undo = reverse("agenda:restore_following", args=[row.pk])
    sentence = _("Deze en alle volgende keren gaan niet door.")
    return do_or_tell(request, row, services.cancel_following, sentence, undo=undo)


@access(relation="wie de bezoeken net afzegde", data=Data.PERSONAL, methods=("POST",))
def restore_following(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.own_visits(request.person), visit_id)
    require(request.person, "agenda.cancel_visit", row)
    return do_or_tell(request, row, services.restore_following, _("De bezoeken staan er weer."))


@access(
    relation="collega van het bezoek; bij een teambezoek ook de coach", data=Data.PERSONAL, methods=("POST",)
)
def ask_relief(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_relieved_by(request.person), visit_id)
    require(request.person, "agenda.ask_relief", row)
    form = relief_form(request.person, row, request.POST)
    if form is None or not form.is_valid():
        toast(request, _("Kies het team dat opvang nodig heeft."))
        return back(request, row)
    return do_or_tell(
        request,
        row,
        services.ask_relief,
        _("Gevraagd. Je ziet hier wie de groep overneemt."),
        undo=reverse("agenda:withdraw_relief", args=[row.pk]),
        team_id=UUID(form.cleaned_data["team"]),
        with_name=form.cleaned_data.get("with_name", False),
    )


@access(
    relation="collega van het bezoek; bij een teambezoek ook de coach", data=Data.PERSONAL, methods=("POST",)
)
def withdraw_relief(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_relieved_by(request.person), visit_id)
    require(request.person, "agenda.ask_relief", row)
    return do_or_tell(request, row, services.withdraw_relief, _("Opvang is niet meer nodig."))


@access(
    Role.TEAM_LEAD,
    Role.PROGRAMME_MANAGER,
    relation="opvang voor eigen teams: tijd en plaats",
    data=Data.PERSONAL,
)
def reliefs(request: PersonRequest) -> HttpResponse:
    page = page_of(queries.reliefs_for(request.person), request.GET.get("bladzijde"))
    return render(request, "agenda/reliefs.html", {"page": page})


@access(
    Role.TEAM_LEAD,
    Role.PROGRAMME_MANAGER,
    relation="opvang voor eigen teams",
    data=Data.PERSONAL,
    methods=("POST",),
)
def answer_relief(request: PersonRequest, relief_id: UUID) -> HttpResponse:
    row = get_or_404(queries.reliefs_for(request.person), relief_id)
    require(request.person, "agenda.answer_relief", row)
    form = CoverForm(request.POST)
    arranged = request.POST.get("antwoord") != "nee"
    try:
        covered_by = form.cleaned_data["wie"] if form.is_valid() else ""
        services.answer_relief(relief=row, arranged=arranged, covered_by=covered_by, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Doorgegeven. De collega en de coach zien het."))
    return redirect("agenda:reliefs")


@access(Role.COACH, relation="eigen dagen", data=Data.PERSONAL, methods=("GET", "POST"))
def leave(request: PersonRequest) -> HttpResponse:
    """Days on which one cannot, and what happens to the visits in them."""
    return _leave(request, request.person, reverse("agenda:leave"))


@access(
    Role.PROGRAMME_MANAGER,
    relation="tijd en plaats; geen namen van collega's",
    data=Data.PERSONAL,
    methods=("GET", "POST"),
)
def leave_of(request: PersonRequest, member_id: UUID) -> HttpResponse:
    """The same for who runs the programme, when a coach cannot arrange it."""
    require(request.person, "agenda.arrange_leave")
    seat = programmes.running_appointments().filter(member=member_id).first()
    if seat is None:
        raise Http404
    return _leave(request, seat.member, reverse("agenda:leave_of", args=[member_id]))


@access(
    Role.COACH,
    Role.PROGRAMME_MANAGER,
    relation="eigen dagen; programmamanager",
    data=Data.PERSONAL,
    methods=("POST",),
)
def ask_stand_ins(request: PersonRequest, away_id: UUID) -> HttpResponse:
    """Ask the stand-in of these days for every visit in them, in one press."""
    away = get_or_404(_aways_for(request.person), away_id)
    seats = _seats_of(away)
    asked = 0
    for row in queries.visits_in_periods(away.member, [(away.first_day, away.last_day)]):
        to = next((one for one in seats if one.programme_id == row.appointment.programme_id), None)
        if to is not None and may(request.person, "agenda.ask_stand_in", row):
            with suppress(Refusal):  # it has begun, or was called off, while the page was open
                services.ask_stand_in(visit=row, to=to, by=request.person)
                asked += 1
    words = ngettext("Voor %(n)s bezoek gevraagd.", "Voor %(n)s bezoeken gevraagd.", asked) % {"n": asked}
    toast(request, words if asked else _("Er was niets om te vragen."))
    return _back_to_leave(request, away.member)


@access(relation="coach van het bezoek; programmamanager", data=Data.PERSONAL, methods=("POST",))
def ask_stand_in(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_handed_over_by(request.person), visit_id)
    require(request.person, "agenda.ask_stand_in", row)
    chosen = request.POST.get("wie", "")
    to = next((one for one in queries.stand_ins_for(row.appointment) if str(one.pk) == chosen), None)
    if to is None:
        toast(request, _("Kies wie je vraagt om in te vallen."))
        return back(request, row)
    sentence = _("%(name)s is gevraagd. Je hoort het antwoord.") % {"name": to.member.first_name}
    return do_or_tell(request, row, services.ask_stand_in, sentence, to=to)


@access(Role.COACH, relation="wie gevraagd is: tijd en plaats", data=Data.PERSONAL)
def stand_ins(request: PersonRequest) -> HttpResponse:
    page = page_of(queries.offers_to(request.person), request.GET.get("bladzijde"))
    return render(request, "agenda/stand_ins.html", {"page": page})


@access(Role.COACH, relation="wie gevraagd is", data=Data.PERSONAL, methods=("POST",))
def answer_stand_in(request: PersonRequest, offer_id: UUID) -> HttpResponse:
    offer = get_or_404(queries.offers_to(request.person), offer_id)
    require(request.person, "agenda.answer_stand_in", offer)
    goes = request.POST.get("antwoord") == "ja"
    try:
        settled = services.answer_as_stand_in(offer=offer, goes=goes, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
        return redirect("agenda:stand_ins")
    if goes and not settled.is_open:
        toast(request, _("Het bezoek staat in je agenda."))
        return redirect("agenda:visit", settled.visit_id)
    waits = _("Fijn. Nu kiest de collega nog; je hoort het.")
    toast(request, waits if goes else _("Doorgegeven dat je niet kunt."))
    return redirect("agenda:stand_ins")


@access(relation="collega van het bezoek", data=Data.PERSONAL, methods=("POST",))
def answer_welcome(request: PersonRequest, offer_id: UUID) -> HttpResponse:
    """The colleague says whether somebody else is welcome."""
    offer = get_or_404(queries.offers_about(request.person), offer_id)
    welcome = request.POST.get("antwoord") == "ja"
    try:
        services.answer_as_colleague(offer=offer, welcome=welcome, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(
            request,
            _("Dank je. We geven het door.") if welcome else _("Goed. Je coach zoekt een ander moment."),
        )
    return redirect("agenda:visit", offer.visit_id)


@access(relation="coach van het bezoek; programmamanager", data=Data.PERSONAL, methods=("POST",))
def withdraw_stand_in(request: PersonRequest, offer_id: UUID) -> HttpResponse:
    offer: StandInOffer = get_or_404(queries.offers_asked(request.person), offer_id)
    require(request.person, "agenda.withdraw_stand_in", offer)
    try:
        services.withdraw_stand_in(offer=offer, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("De vraag om in te vallen is ingetrokken."))
    return back(request, offer.visit)


def relief_form(person: Member, row: Visit, typed: Any = None) -> ReliefForm | None:
    """None when no team is known whose group could be covered."""
    teams = [(str(team_id), name) for team_id, name in queries.relief_teams(row)]
    if not teams:
        return None
    return ReliefForm(typed, teams=teams, may_name=row.team_id is None)


def _leave(request: PersonRequest, member: Member, here: str) -> HttpResponse:
    seats = programmes.coaching_now(member)
    stand_ins = {one.member_id: one for seat in seats for one in queries.stand_ins_for(seat)}
    names = [(str(one.member_id), one.member.display_name) for one in stand_ins.values()]
    form = LeaveForm(request.POST or None, stand_ins=names)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["stand_in"]
        stand_in = stand_ins[UUID(chosen)].member if chosen else None
        first = form.cleaned_data["first_day"]
        last = form.cleaned_data["last_day"] or first
        try:
            services.add_away(
                member=member, first_day=first, last_day=last, stand_in=stand_in, by=request.person
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            toast(request, _("Op die dagen stellen we geen bezoeken voor."))
            return redirect(here)
    context = {
        "form": form,
        "member": member,
        "is_own": member.pk == request.person.pk,
        "here": here,
        "periods": queries.aways_with_visits(member, timezone.localdate()),
        "stand_ins": list(stand_ins.values()),
    }
    return render(request, "agenda/leave.html", context, status=422 if request.method == "POST" else 200)


def _aways_for(person: Member) -> Any:
    every = Away.objects.filter(last_day__gte=timezone.localdate()).select_related("member", "stand_in")
    return every if may(person, "agenda.arrange_leave") else every.filter(member=person)


def _seats_of(away: Away) -> list[Appointment]:
    return programmes.coaching_now(away.stand_in) if away.stand_in else []


def _back_to_leave(request: PersonRequest, member: Member) -> HttpResponse:
    if member.pk == request.person.pk:
        return redirect("agenda:leave")
    return redirect("agenda:leave_of", member.pk)
