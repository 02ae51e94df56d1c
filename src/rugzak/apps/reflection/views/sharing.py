"""Sharing one note: look for a colleague, see who will read it, then share."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.reflection import queries, services
from rugzak.apps.reflection.forms import ColleagueForm, ShareForm
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.views.notes import OWNER, own_note, refused
from rugzak.apps.reflection.words import NOTE
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import may, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.trust import queries as trust_queries
from rugzak.ground.trust.services import CannotReceive
from rugzak.ground.trust.views import asks_again
from rugzak.ground.ui.toasts import toast


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
@asks_again
def share(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """Three taps: a name, a look at who will read it, yes. Names go by POST, never in an address."""
    note = own_note(request, note_id)
    if note is None:
        return refused(request, note_id)
    require(request.person, "reflection.share_note", note)
    if request.method == "POST" and "person" in request.POST:
        return _choose_or_share(request, note)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        found = queries.colleagues_called(request.person, form.cleaned_data["words"])
    return _page(request, note, form=form, found=found, status=422 if form.errors else 200)


def _choose_or_share(request: PersonRequest, note: Note) -> HttpResponse:
    is_choice = "last_day" not in request.POST
    form = ShareForm({**request.POST.dict(), **({"last_day": ShareForm.usual_day()} if is_choice else {})})
    form.is_valid()
    person_id = form.cleaned_data.get("person")
    chosen = queries.colleague_for(request.person, person_id) if person_id else None
    if chosen is None:
        return _page(request, note, status=422)
    if not may(chosen, "trust.receive"):
        return _page(request, note, refusal=CannotReceive(chosen), status=422)
    if is_choice or form.errors:
        return _page(request, note, share_form=form, chosen=chosen, status=422 if form.errors else 200)
    services.share_note(
        note=note, shared_with=chosen, last_day=form.cleaned_data["last_day"], by=request.person
    )
    toast(request, _("%(name)s kan je notitie nu lezen.") % {"name": chosen.first_name})
    return redirect("reflection:note", note.pk)


def _page(request: PersonRequest, note: Note, *, status: int = 200, **more: Any) -> HttpResponse:
    shares = trust_queries.shares_of(request.person, NOTE, note.pk)
    context = {"note": queries.opened(note), "shares": shares, "form": ColleagueForm(), **more}
    return render(request, "reflection/share.html", context, status=status)
