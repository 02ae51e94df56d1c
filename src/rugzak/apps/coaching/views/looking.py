"""The log of a visit: twenty seconds of ticking, reading it back, and what was agreed."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.backpack import queries as backpack
from rugzak.apps.coaching import queries, services
from rugzak.apps.coaching.forms import AgreeForm, LogForm
from rugzak.apps.coaching.models import ContactLog
from rugzak.apps.coaching.words import LOG_KIND, PER_PAGE, Deed, Movement
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust.services import note_try
from rugzak.ground.trust.views import not_for_you
from rugzak.ground.ui.toasts import toast

COACH = gettext_noop("coach van het bezoek")
BOTH = gettext_noop("coach en collega van het bezoek")


@access(relation=gettext_noop("eigen bezoeken als coach"), data=Data.CONFIDENTIAL, lane=Lane.FULL)
def mine(request: PersonRequest) -> HttpResponse:
    """What a coach can still look back on, and the observations on their way."""
    waiting = list(queries.visits_to_look_back_on(request.person)[:PER_PAGE])
    given = Paginator(queries.observations_given_by(request.person), PER_PAGE)
    context = {"waiting": waiting, "page": given.get_page(request.GET.get("bladzijde"))}
    return render(request, "coaching/mine.html", context)


@access(relation=BOTH, data=Data.CONFIDENTIAL, lane=Lane.FULL, logs_reading=True)
def look_back(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Read it back; a try by anybody else shows to whom it is about."""
    visit = agenda.own_visits(request.person).prefetch_related(None).filter(pk=visit_id).first()
    log = queries.readable_log(request.person, visit_id)
    if visit is None or log is None:
        return refused(request, visit_id)
    context = {
        "visit": visit,
        "log": queries.open_log(log, reader=request.person),
        "is_coach": may(request.person, "coaching.look_back", visit),
        "may_erase": may(request.person, "coaching.erase_words", log),
        "actions": queries.actions_of_visit(request.person, visit),
        "observations": queries.observations_of_visit(request.person, visit),
        "can_offer": visit.team_id is not None or log.owner_id != log.coach_id,
    }
    return render(request, "coaching/look_back.html", context)


@access(relation=COACH, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"), logs_reading=True)
def write(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Tick what was done. Sent twice, also by a phone that was without network, it is written once."""
    visit = get_or_404(agenda.visits_coached_by(request.person), visit_id)
    require(request.person, "coaching.look_back", visit)
    there = queries.readable_log(request.person, visit_id)
    form = _form(request, visit, there)
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, visit, form)
        except services.ChangedElsewhere as refusal:
            return _conflict(request, visit, form, refusal)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _looked_back(request, visit)
    status = 422 if form.is_bound else 200
    return render(
        request, "coaching/write.html", {"visit": visit, "form": form, "there": there}, status=status
    )


@access(relation=gettext_noop("de collega over wie het gaat"), data=Data.CONFIDENTIAL, lane=Lane.FULL,
        methods=("POST",))  # fmt: skip
def erase_words(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """The words go; what was ticked stays."""
    log = queries.readable_log(request.person, visit_id)
    if log is None or not may(request.person, "coaching.erase_words", log):
        return refused(request, visit_id)
    services.erase_words(log=log, by=request.person)
    toast(request, _("De woorden zijn gewist."))
    return redirect("coaching:look_back", visit_id)


@access(relation=BOTH, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def agree(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Something to do, for somebody who was there."""
    visit = get_or_404(agenda.own_visits(request.person), visit_id)
    form = AgreeForm(
        request.POST or None, people=queries.people_of_visit(visit), initial={"who": str(request.person.pk)}
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.agree_action(
            visit=visit,
            words=values["what"],
            owner=form.owner,
            due_on=values["when"],
            key=values["sleutel"],
            by=request.person,
        )
        toast(request, _("De afspraak staat op de lijst van %(name)s.") % {"name": form.owner.first_name})
        return redirect("agenda:visit", visit.pk)
    context = {"visit": visit, "form": form}
    return render(request, "coaching/agree.html", context, status=422 if form.is_bound else 200)


def refused(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """The closed page; if there is a log, whom it is about sees the try."""
    owner_id = queries.owner_of_log(visit_id)
    if owner_id is not None:
        note_try(reader=request.person, about_id=owner_id, kind=LOG_KIND, item_id=visit_id)
    return not_for_you(request)


def _form(request: PersonRequest, visit: agenda.Visit, there: ContactLog | None) -> LogForm:
    """How long it was is asked the first time; the bag as far as there is somebody to get it."""
    people = queries.people_of_visit(visit)
    gives = visit.team_id is not None or len(people) > 1
    return LogForm(
        request.POST or None,
        people=people,
        bag=backpack.at_hand(request.person, visit.pk) if gives else (),
        planned=visit.length if there is None else None,
        initial=_told(request, there),
    )


def _looked_back(request: PersonRequest, visit: agenda.Visit) -> HttpResponse:
    """Done; when it lasted longer than the week has hours for, the next thing asked is why."""
    toast(request, _("Klaar. Je keek terug."))
    row = agenda.visits_coached_by(request.person).get(pk=visit.pk)
    if row.length != visit.length and agenda.overrun_to_explain(row):
        return redirect("agenda:overrun", row.appointment_id, row.week.year, row.week.number)
    return redirect("coaching:look_back", visit.pk)


def _told(request: PersonRequest, there: ContactLog | None) -> dict[str, Any]:
    """What stands there already, to go on from; reading the words leaves its line."""
    if there is None or request.method == "POST":
        return {"revision": there.revision if there else 0}
    opened = queries.open_log(there, reader=request.person)
    return {
        "deeds": there.deeds,
        "movements": there.movements,
        "words": opened.words,
        "revision": there.revision,
    }


def _write(request: PersonRequest, visit: agenda.Visit, form: LogForm) -> None:
    values = form.cleaned_data
    services.look_back(
        visit=visit,
        deeds=[Deed(one) for one in values["deeds"]],
        movements=[Movement(one) for one in values["movements"]],
        words=values["words"].strip(),
        key=values["sleutel"],
        revision=values["revision"] or 0,
        length=form.real_length,
        items=form.from_bag,
        by=request.person,
    )
    if values["what"]:
        services.agree_action(
            visit=visit,
            words=values["what"],
            owner=form.owner,
            due_on=values["when"],
            key=uuid5(values["sleutel"], "action"),
            by=request.person,
        )


def _conflict(
    request: PersonRequest, visit: agenda.Visit, form: LogForm, refusal: services.ChangedElsewhere
) -> HttpResponse:
    """Both versions on one page; what was typed stays, and a second press chooses it."""
    form.add_error(None, str(refusal))
    there = queries.readable_log(request.person, visit.pk)
    if there is None:
        return refused(request, visit.pk)
    typed = request.POST.copy()
    typed["revision"] = str(there.revision)
    form.data = typed
    context = {
        "visit": visit,
        "form": form,
        "there": there,
        "conflict": queries.open_log(there, reader=request.person),
    }
    return render(request, "coaching/write.html", context, status=422)
