"""Pages for asking on behalf of a colleague, and for her yes or no."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.people import queries as people
from rugzak.apps.support import nudges, queries, services
from rugzak.apps.support.asking import Situation
from rugzak.apps.support.forms import NO, ThoughtForm, YesOrNoForm
from rugzak.apps.support.models import Suggestion
from rugzak.apps.support.own_words import words_laid_before
from rugzak.apps.support.words import SUGGESTION_DAYS, Haste, Theme
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.nouns import words_for
from rugzak.ground.ui.toasts import toast


@access(data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def suggest(request: PersonRequest) -> HttpResponse:
    """First pick who (``?persoon=``), then say what might help; the colleague decides."""
    here = reverse("support:suggest")
    colleague = _picked(request)
    if colleague is None:
        return redirect(f"{reverse('people:pick')}?{urlencode({'naar': here})}")
    if colleague.pk == request.person.pk:
        return redirect("support:ask")
    form = ThoughtForm(request.POST or None, name=colleague.first_name, words=words_for(request))
    hints: list[nudges.Hint] = []
    if request.method == "POST" and form.is_valid():
        hints = nudges.unseen(form.cleaned_data["words"], request.POST)
        if not hints and _laid_before(request, colleague, form):
            told = _("%(name)s krijgt een seintje, en beslist zelf.") % {"name": colleague.first_name}
            toast(request, told)
            return redirect("support:own")
    context = {
        "form": form,
        "colleague": colleague,
        "hints": hints,
        "nudges": nudges.FOR_BROWSERS,
        "days": SUGGESTION_DAYS,
    }
    status = 422 if form.is_bound and not hints else 200
    return render(request, "support/suggest.html", context, status=status)


@access(
    relation="de collega voor wie het bedacht is",
    data=Data.CONFIDENTIAL,
    lane=Lane.FULL,
    methods=("GET", "POST"),
)
def suggestion(request: PersonRequest, suggestion_id: UUID) -> HttpResponse:
    """Yes, yes but otherwise, or no. Nobody hears which."""
    row: Suggestion = get_or_404(queries.suggestions_laid_before(request.person), suggestion_id)
    require(request.person, "support.answer_suggestion", row)
    situation = Situation(request.person)
    form = YesOrNoForm(request.POST or None)
    if form.is_valid() and form.cleaned_data["antwoord"] == NO:
        services.settle_suggestion(suggestion_id=row.pk, by=request.person)
        toast(request, _("Goed. Niemand hoort wat je koos."))
        return redirect("desk:home")
    if form.is_valid() and situation.programmes:
        key = form.cleaned_data["sleutel"]
        wish = _wish(row, situation)
        sent = services.say_yes(suggestion_id=row.pk, wish=wish, key=key, by=request.person)
        if sent:
            toast(request, _("Verstuurd."), undo=reverse("support:withdraw", args=[sent.pk]))
            return redirect("support:request", sent.pk)
    if form.is_bound or not row.is_open:
        return redirect("support:own")
    context = {
        "form": form,
        "row": row,
        "words": words_laid_before(row, reader=request.person),
        "region": situation.region,
        "programme": situation.programmes[0] if situation.programmes else None,
        "lead": situation.leads,
    }
    return render(request, "support/suggestion.html", context)


@access(relation="wie het voorlegde", data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def take_back(request: PersonRequest, suggestion_id: UUID) -> HttpResponse:
    row: Suggestion = get_or_404(queries.suggestions_by(request.person), suggestion_id)
    require(request.person, "support.take_suggestion_back", row)
    services.take_suggestion_back(suggestion=row, by=request.person)
    toast(request, _("Het staat er niet meer."))
    return redirect("support:own")


def _picked(request: PersonRequest) -> Member | None:
    """The colleague in the address; somebody who does not work here any more is nobody."""
    return next(
        iter(people.colleagues_found(request.person, "", chosen=request.GET.get("persoon", ""))), None
    )


def _laid_before(request: PersonRequest, colleague: Member, form: ThoughtForm) -> bool:
    values = form.cleaned_data
    thought = services.Thought(
        Theme(values["theme"]), Setting(values["setting"]), Haste(values["haste"]), values["words"].strip()
    )
    try:
        if not Situation(colleague).programmes:
            raise services.CannotAskThere(colleague)
        services.suggest_help(colleague=colleague, thought=thought, key=values["sleutel"], by=request.person)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _wish(row: Suggestion, situation: Situation) -> services.Wish:
    values: dict[str, Any] = {"location_id": situation.team.location_id} if situation.team else {}
    return services.Wish(
        theme=Theme(row.theme),
        setting=Setting(row.setting),
        haste=Haste(row.haste),
        programme_id=situation.programmes[0].pk,
        region_id=situation.region.pk,
        **values,
    )
