"""Pages of requests: lists, one request, and what people do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda import services as agenda_services
from rugzak.apps.agenda.words import FURTHEST, OverReason
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support import queries, services
from rugzak.apps.support.forms import MomentForm
from rugzak.apps.support.habits import habit_for
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.own_words import Opened, open_for
from rugzak.apps.support.words import LENGTHS, RequestState, Theme
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.ui.toasts import toast

PER_PAGE = 20
SEEN_TIMES = "tijd-gezien"
DEEDS = (
    "accept", "propose", "answer_offer", "plan", "pass_on", "withdraw", "close", "round_off", "keep_open",
    "reopen",
)  # fmt: skip


@access(data=Data.PERSONAL, lane=Lane.FULL)
def own_requests(request: PersonRequest) -> HttpResponse:
    rows = queries.as_cards(queries.own_requests(request.person))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "page": page,
        "before_me": queries.suggestions_for(request.person),
        "thought_of": queries.suggestions_by(request.person),
    }
    return render(request, "support/own_requests.html", context)


@access(Role.COACH, relation="coach van het programma in deze regio", data=Data.PERSONAL, lane=Lane.FULL)
def region_requests(request: PersonRequest) -> HttpResponse:
    """What a coach may take up; of a personal request theme and region only."""
    seats = programmes.coaching_now(request.person)
    rows = queries.requests_open_to(request.person, seats)
    kind, theme = request.GET.get("soort", ""), request.GET.get("onderwerp", "")
    if kind in ("team", "een"):
        rows = rows.filter(team__isnull=kind == "een")
    if theme in Theme.values:
        rows = rows.filter(theme=theme)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "page": page,
        "kind": kind,
        "theme": theme,
        "themes": Theme.choices,
        "appointments": seats,
        "today": timezone.localdate(),
        "is_filtered": bool(kind or theme),
    }
    return render(request, "support/region_requests.html", context)


@access(relation="lid of leider van het team, of programmamanager")
def team_requests(request: PersonRequest) -> HttpResponse:
    """Requests of one's teams; of all teams for the programme manager. Never a personal one."""
    sees_all = Role.PROGRAMME_MANAGER in request.person.roles
    rows = queries.team_requests(None if sees_all else people.ids_of_teams_seen_by(request.person))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("bladzijde"))
    return render(
        request,
        "support/team_requests.html",
        {"page": page, "sees_all": sees_all, "today": timezone.localdate()},
    )


@dataclass(frozen=True)
class Sight:
    """What this reader sees of a request, and may do with it."""

    asker: bool
    is_mine: bool
    is_coach: bool
    may: dict[str, bool]
    opened: Opened

    @classmethod
    def of(cls, request: PersonRequest, row: SupportRequest) -> Sight:
        person = request.person
        coach = row.coach
        return cls(
            asker=may(person, "support.read_asker", row),
            is_mine=row.asker_id == person.pk,
            is_coach=coach is not None and coach.pk == person.pk,
            may={deed: may(person, f"support.{deed}", row) for deed in DEEDS},
            opened=open_for(row, reader=person),
        )


@access(
    relation="vrager, coach die het oppakte, het team bij een teamvraag; andere coaches: onderwerp en regio",
    data=Data.CONFIDENTIAL,
    lane=Lane.FULL,
    logs_reading=True,
)
def support_request(request: PersonRequest, request_id: UUID) -> HttpResponse:
    row = get_or_404(queries.requests_for(request.person), request_id)
    sight = Sight.of(request, row)
    context = {"row": row, "sight": sight, "today": timezone.localdate()}
    if sight.is_mine:
        leads = people.leads_of_teams(_teams(request, row))
        context["lead"] = _(" en ").join(lead.first_name for lead in leads)
        if row.is_unanswered:
            context["wishes"] = queries.own_wishes(row)
            context["coaches"] = len(queries.coach_ids_who_see(row))
    if row.state == RequestState.WAITING and sight.asker:
        context["wait"] = queries.expected_wait(programme_id=row.programme_id, region_id=row.region_id)
    if row.state in (RequestState.MATCHED, RequestState.ACTIVE) and sight.asker:
        context["offer"] = queries.standing_offer(row)
    if row.state == RequestState.CLOSED and sight.is_mine:
        context["habit"] = habit_for(row.theme, for_team=not row.is_personal)
    return render(request, "support/request.html", context)


@access(
    Role.COACH,
    relation="coach van het programma in deze regio",
    data=Data.PERSONAL,
    lane=Lane.FULL,
    methods=("GET", "POST"),
)
def accept(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """Take it up with a moment, in one go."""
    row = get_or_404(queries.requests_for(request.person), request_id)
    if request.method == "POST" and not row.is_unanswered:
        toast(request, str(services.AlreadyTakenUp().sentence))
        return redirect("support:request", row.pk) if row.coach else redirect("support:region")
    require(request.person, "support.accept", row)
    return _with_moment(request, row, _("Ik pak dit op"))


@access(
    Role.COACH, relation="coach die het oppakte", data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST")
)
def plan(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """Another moment, when the first was called off."""
    row = get_or_404(queries.engagements_of(request.person), request_id)
    require(request.person, "support.plan", row)
    return _with_moment(request, row, _("Plan een nieuw moment"))


@access(relation="vrager", data=Data.PERSONAL, methods=("POST",))
def withdraw(request: PersonRequest, request_id: UUID) -> HttpResponse:
    row = get_or_404(queries.own_requests(request.person), request_id)
    try:
        services.withdraw_request(request=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
        return redirect("support:own")
    toast(request, _("Je vraag is teruggetrokken. Niemand ziet hem meer."))
    return redirect("desk:home")


def _with_moment(request: PersonRequest, row: SupportRequest, heading: str) -> HttpResponse:
    appointment = appointment_for(request.person, row)
    form = MomentForm(
        request.POST or None,
        **places_for(row),
        initial={"length": LENGTHS[row.setting]},
    )
    warnings: list[str] = []
    overrun: Overrun | None = None
    if request.method == "POST" and form.is_valid():
        warnings = outside_times(request, row, [form.cleaned_data])
    if request.method == "POST" and form.is_valid() and not warnings:
        try:
            _meet(request, row, appointment, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            overrun = Overrun.of(appointment, refusal)
        else:
            after = outside_times_of_colleague(row, [form.cleaned_data])
            toast(request, " ".join([_("Het staat in jullie agenda."), *after]))
            return redirect("support:request", row.pk)
    week = Week.of(timezone.localdate())
    context: dict[str, Any] = {"row": row, "form": form, "heading": heading}
    context |= {"warnings": warnings, "overrun": overrun}
    if appointment:
        context["ledger"] = agenda.ledger_of(appointment.pk, appointment.released, week)
    status = 422 if request.method == "POST" and not warnings else 200
    return render(request, "support/moment.html", context, status=status)


def outside_times(request: PersonRequest, row: SupportRequest, moments: list[dict[str, Any]]) -> list[str]:
    """A sentence per moment outside the times of this coach or the team; nothing once she saw it and goes on."""
    if SEEN_TIMES in request.POST:
        return []
    sentences = []
    for start, end in _spans(moments):
        sentences.append(agenda.outside_availability(request.person, start, end))
        if not _hides_asker(row):
            sentences.append(agenda.outside_team_times(row.team, [row.asker_id], start, end))
    return list(dict.fromkeys(sentence for sentence in sentences if sentence))


def outside_times_of_colleague(row: SupportRequest, moments: list[dict[str, Any]]) -> list[str]:
    """Of a personal request: told after it was taken up. Before that, trying times would tell whose it is."""
    if not _hides_asker(row):
        return []
    told = [agenda.outside_team_times(None, [row.asker_id], *span) for span in _spans(moments)]
    return list(dict.fromkeys(sentence for sentence in told if sentence))


def _hides_asker(row: SupportRequest) -> bool:
    """As the row was read: before anybody took it up."""
    return row.is_personal and row.is_unanswered


def _spans(moments: list[dict[str, Any]]) -> Iterator[tuple[datetime, datetime]]:
    for one in moments:
        if one["day"] <= timezone.localdate() + FURTHEST:
            start = agenda.moment_of(one["day"], one["time"])
            yield start, start + one["length"]


@dataclass(frozen=True)
class Overrun:
    """The week would go over the released hours; with a reason from the list it may."""

    wanted: timedelta
    released: timedelta
    reasons: list[tuple[str, str]]

    @classmethod
    def of(cls, appointment: Any, refusal: Refusal) -> Overrun | None:
        over = getattr(refusal, "over", None)
        if appointment is None or over is None:
            return None
        reasons = [(one.value, str(one.label)) for one in OverReason]
        return cls(appointment.released + over, appointment.released, reasons)


@transaction.atomic
def _meet(request: PersonRequest, row: SupportRequest, appointment: Any, values: dict[str, Any]) -> None:
    if appointment is None:
        raise services.NotPossibleNow
    location, length = values["location"], values["length"] or timedelta()
    moment = services.Moment(
        start=agenda.moment_of(values["day"], values["time"]),
        length=length,
        location_id=UUID(location) if location else None,
        place=values["place"],
    )
    reason = request.POST.get("reden", "")
    if reason in OverReason.values:
        agenda_services.explain_overrun(
            appointment_id=appointment.pk,
            week=Week.of(values["day"]),
            reason=OverReason(reason),
            by=request.person,
        )
    if row.is_unanswered:
        services.accept_request(request=row, appointment_id=appointment.pk, moment=moment, by=request.person)
    else:
        services.plan_moment(request=row, moment=moment, by=request.person)


def appointment_for(person: Member, row: SupportRequest) -> Any:
    """In which this coach would take up the request."""
    running = programmes.running_appointments_of(person)
    here = running.filter(programme=row.programme_id, region=row.region_id)
    return here.select_related("member").first()


def places_for(row: SupportRequest) -> dict[str, Any]:
    """The houses of the region to choose from, and what it is called when nothing is chosen."""
    locations = people.open_locations_in(row.region_id)
    return {
        "locations": [(str(one.pk), f"{one.name}, {one.town}") for one in locations],
        "home": _home_words(row),
    }


def _home_words(row: SupportRequest) -> str:
    """The place when nothing is chosen. Of a personal request it is not told before somebody took it up."""
    if row.location and (row.coach or not row.is_personal):
        return f"{row.location.name}, {row.location.town}"
    return _("Waar je collega werkt")


def _teams(request: PersonRequest, row: SupportRequest) -> list[UUID]:
    return [row.team_id] if row.team_id else [team.pk for team in people.teams_worked_in(request.person)]
