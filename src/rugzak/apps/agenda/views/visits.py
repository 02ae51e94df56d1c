"""The page of one visit: what its reader sees of it, and may do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.forms import LengthForm, ReliefForm
from rugzak.apps.agenda.models import StandInOffer, Visit
from rugzak.apps.agenda.route import Halt
from rugzak.apps.agenda.views.arranging import relief_form
from rugzak.apps.agenda.words import AHEAD, GONE, Part
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may
from rugzak.ground.kernel.data_map import Data


@dataclass(frozen=True)
class Sight:
    """What this reader sees of a visit, and may do with it."""

    participants: tuple[Member, ...]
    setting: str
    where: str
    mark_done: bool
    cancel: bool
    move: bool
    again: bool
    is_ahead: bool
    warning: str
    halt: Halt | None
    is_coach: bool
    series: bool
    offer: StandInOffer | None
    asked_about: StandInOffer | None
    relief_form: ReliefForm | None
    withdraw_relief: bool

    @property
    def plan_url(self) -> str:
        return f"{reverse('agenda:plan')}?van={self.halt.visit.pk}" if self.halt else reverse("agenda:plan")

    @classmethod
    def of(cls, person: Member, row: Visit) -> Sight:
        names = may(person, "agenda.read_participants", row)
        shows_setting = row.team_id is not None or may(person, "agenda.read_setting", row)
        offer = queries.open_offer_of(row) if names and row.is_ahead else None
        is_coach = row.appointment.member_id == person.pk
        relief = getattr(row, "relief", None)
        may_relieve = names and row.is_ahead and may(person, "agenda.ask_relief", row)
        return cls(
            participants=tuple(
                one.member for one in row.occupations.all() if names and one.part == Part.COLLEAGUE
            ),
            where=row.where if names or row.team_id else row.house_or_elsewhere,
            setting=str(row.get_setting_display()) if shows_setting else "",
            mark_done=row.is_passed_by and may(person, "agenda.mark_done", row),
            cancel=row.is_ahead and may(person, "agenda.cancel_visit", row),
            move=row.is_ahead and may(person, "agenda.move_visit", row),
            again=row.state in GONE and may(person, "agenda.move_visit", row),
            is_ahead=row.state in AHEAD and row.end > timezone.now(),
            warning=_warning(person, row),
            halt=Halt(row, person, 1, timezone.now()) if names else None,
            is_coach=is_coach,
            series=names and row.series_id is not None,
            offer=offer if is_coach else None,
            asked_about=offer if offer and not is_coach and offer.colleague_says is None else None,
            relief_form=relief_form(person, row) if may_relieve and relief is None else None,
            withdraw_relief=may_relieve and relief is not None,
        )


@access(
    relation="coach of collega van het bezoek; team en programmamanager: tijd en plaats", data=Data.PERSONAL
)
def visit(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_for(request.person), visit_id)
    form = LengthForm(initial={"length": row.length})
    context = {"visit": row, "sight": Sight.of(request.person, row), "length_form": form}
    return render(request, "agenda/visit.html", context)


def _warning(person: Member, row: Visit) -> str:
    """For the coach alone: what suits somebody is nobody else's business."""
    if not (row.is_ahead and may(person, "agenda.move_visit", row)):
        return ""
    return queries.outside_availability(person, row.start, row.end)
