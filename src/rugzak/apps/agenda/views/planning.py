"""A coach plans a visit by the own hand: once or in a rhythm, with moments that fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.forms import COLLEAGUE, TEAM, PlanForm
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.refusals import DaysDoNotFit, HoursSpent
from rugzak.apps.agenda.services.booking import span
from rugzak.apps.agenda.words import OFFERED_TO_PLAN, OverReason, Part, Rhythm, Setting
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.ui.dates import clock_words, moment_words, spoken_length
from rugzak.ground.ui.toasts import toast

SEARCHES = "zoek"


@access(Role.COACH, relation="eigen agenda", data=Data.PERSONAL, methods=("GET", "POST"))
def plan(request: PersonRequest) -> HttpResponse:
    """``?van=<visit>`` starts from a visit that was; ``zoek`` looks for moments before anything is planned."""
    seats = programmes.coaching_now(request.person)
    if not seats:
        return render(request, "agenda/plan.html", status=422 if request.method == "POST" else 200)
    options = _options(request.person, seats)
    if request.method != "POST":
        form = PlanForm(initial=_told(request.person, request.GET), **options)
        return render(request, "agenda/plan.html", {"form": form})
    planning = Planning(request, seats, PlanForm(_typed(request), **options))
    return planning.looks_for_moments() if SEARCHES in request.POST else planning.books()


@dataclass
class Planning:
    """One try to plan; what it bumps into becomes a question on the same page."""

    request: PersonRequest
    seats: list[Appointment]
    form: PlanForm

    def looks_for_moments(self) -> HttpResponse:
        """Day and time need not be there yet."""
        self.form.is_valid()
        for name in ("day", "time"):
            self.form.errors.pop(name, None)
        if self.form.errors:
            return self._again()
        sample = self._sample()
        found = queries.free_moments(
            self._people(sample),
            length=self.form.cleaned_data["length"],
            after=timezone.now(),
            visit=sample,
            most=OFFERED_TO_PLAN,
            per_day=2,
        )
        words = [
            {"words": moment_words(one), "sent": f"{timezone.localtime(one):%Y-%m-%d %H:%M}"} for one in found
        ]
        return self._again(status=200, moments=words, searched=True)

    def books(self) -> HttpResponse:
        if not self.form.is_valid():
            return self._again()
        try:
            with transaction.atomic():
                return self._book()
        except HoursSpent as refusal:
            return self._asks_reason(refusal)
        except DaysDoNotFit as refusal:
            skipped = {*self.form.cleaned_data["skipped"], *refusal.days}
            self.form.add_error("time", str(refusal))
            return self._again(
                skip=",".join(day.isoformat() for day in sorted(skipped)) if refusal.days else ""
            )
        except Refusal as refusal:
            self.form.add_error(refusal.field if refusal.field in self.form.fields else None, str(refusal))
            return self._again()

    def _book(self) -> HttpResponse:
        values, sample = self.form.cleaned_data, self._sample()
        start = queries.moment_of(values["day"], values["time"])
        outside = queries.outside_windows(sample, self._people(sample), start, start + values["length"])
        if outside and not values["anyway"]:
            return self._again(outside=outside)
        if values["reason"]:
            services.explain_overrun(
                appointment_id=self._seat().pk,
                week=Week.of(start),
                reason=OverReason(values["reason"]),
                by=self.request.person,
            )
        visits = self._planned()
        if values["relief"] and (team_id := self.form.of(TEAM)):
            for row in visits:
                services.ask_relief(visit=row, team_id=team_id, by=self.request.person)
        _say_planned(self.request, visits)
        return redirect("agenda:visit", visits[0].pk)

    def _planned(self) -> list[Visit]:
        values = self.form.cleaned_data
        common: dict[str, Any] = {
            "appointment_id": self._seat().pk,
            "length": values["length"],
            "setting": Setting(values["setting"]),
            "by": self.request.person,
            "key": values["sleutel"],
            "colleagues": self._colleagues(),
            "location_id": self._location_id(),
            "place": values["place"],
            "team_id": self.form.of(TEAM),
        }
        if not values["rhythm"]:
            start = queries.moment_of(values["day"], values["time"])
            return [services.plan_visit(start=start, **common)]
        return services.plan_series(
            rhythm=Rhythm(values["rhythm"]),
            first_day=values["day"],
            last_day=values["last_day"],
            at=values["time"],
            skipped=values["skipped"],
            **common,
        )

    def _asks_reason(self, refusal: HoursSpent) -> HttpResponse:
        """More than the released hours may be planned, with a reason from the list."""
        released = self._seat().released
        told = {"total": clock_words(released + refusal.over), "released": spoken_length(released)}
        self.form.add_error(
            "reason", _("Dat maakt %(total)s van %(released)s. Kies een reden, of een andere week.") % told
        )
        return self._again(over=True)

    def _seat(self) -> Appointment:
        chosen = self.form.cleaned_data["appointment"]
        seat = next(one for one in self.seats if str(one.pk) == chosen)
        require(self.request.person, "agenda.plan_visit", seat)
        return seat

    def _sample(self) -> Visit:
        """The visit as it would be, to look for moments with."""
        values = self.form.cleaned_data
        return Visit(
            appointment=self._seat(),
            during=span(timezone.now(), values["length"]),
            location_id=self._location_id(),
            place=values["place"],
            team_id=self.form.of(TEAM),
            setting=values["setting"],
        )

    def _location_id(self) -> UUID | None:
        chosen = self.form.cleaned_data.get("location")
        return UUID(chosen) if chosen else None

    def _colleagues(self) -> list[Member]:
        wanted = self.form.of(COLLEAGUE)
        return [one for one in queries.colleagues_met(self.request.person) if one.pk == wanted]

    def _people(self, sample: Visit) -> list[UUID]:
        return [sample.coach.pk, *(one.pk for one in self._colleagues())]

    def _again(self, *, status: int = 422, **more: Any) -> HttpResponse:
        over = more.pop("over", False) or bool(self.form.data.get("reason"))
        context = {"form": self.form, "over": over, **more}
        return render(self.request, "agenda/plan.html", context, status=status)


def _say_planned(request: PersonRequest, visits: list[Visit]) -> None:
    first = visits[0]
    if len(visits) == 1:
        words = _("Gepland: %(moment)s.") % {"moment": moment_words(first.start)}
        toast(request, words, undo=reverse("agenda:cancel", args=[first.pk]))
        return
    words = ngettext("%(n)s bezoek gepland.", "%(n)s bezoeken gepland.", len(visits)) % {"n": len(visits)}
    toast(request, words, undo=reverse("agenda:cancel_following", args=[first.pk]))


def _options(person: Member, seats: list[Appointment]) -> dict[str, list[tuple[str, Any]]]:
    """Teams and houses of the regions in which this person coaches, and colleagues met before."""
    regions = {seat.region_id for seat in seats}
    teams = people.teams_for(person).filter(location__region__in=regions, ended_on=None)
    houses = people.locations_for(person).filter(region__in=regions, closed_on=None)
    met = queries.colleagues_met(person)
    whom: list[tuple[str, Any]] = [("", _("Alleen in mijn agenda"))]
    if met:
        whom.append((_("Collega's"), [(f"{COLLEAGUE}:{one.pk}", one.display_name) for one in met]))
    named = [(f"{TEAM}:{one.pk}", f"{one.name}, {one.location.name}") for one in teams]
    whom.append((_("Teams"), named))
    return {
        "appointments": [(str(one.pk), f"{one.programme.name}, {one.region.name}") for one in seats],
        "whom": whom,
        "locations": [
            ("", _("Kies een locatie")),
            *((str(one.pk), f"{one.name}, {one.town}") for one in houses),
        ],
    }


def _told(person: Member, query: QueryDict) -> dict[str, Any]:
    """What the form starts with: an empty day, or the same as an earlier visit."""
    try:
        earlier = UUID(query.get("van", ""))
    except ValueError:
        return {"day": query.get("dag", "")[:10] or None}
    row: Visit = get_or_404(queries.visits_coached_by(person), earlier)
    colleague = next((one for one in row.occupations.all() if one.part == Part.COLLEAGUE), None)
    whom = (
        f"{TEAM}:{row.team_id}" if row.team_id else f"{COLLEAGUE}:{colleague.member_id}" if colleague else ""
    )
    return {
        "appointment": str(row.appointment_id),
        "whom": whom,
        "location": str(row.location_id or ""),
        "place": row.place,
        "setting": row.setting,
        "length": row.length,
    }


def _typed(request: PersonRequest) -> QueryDict:
    """What was typed; a press on an offered moment fills in day and time."""
    typed = request.POST.copy()
    day, _space, at = typed.get("moment", "").partition(" ")
    if at:
        typed["day"], typed["time"] = day, at
    return typed
