"""For who was asked: answering, being released from a shift, and the proof of having been there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.calendar import calendar_of
from rugzak.apps.gatherings.forms import AnswerForm
from rugzak.apps.gatherings.proof import proof_of
from rugzak.apps.gatherings.services import inviting
from rugzak.apps.gatherings.words import Coming, Release
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.attempts import posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

INVITED = "wie is uitgenodigd"
# The buttons that say where somebody takes part; another one leaves that as it was.
KINDS = {"ja": False, "online": True}
LEADS_THEM = "wie het team van deze collega leidt"


@access(relation=INVITED, data=Data.PERSONAL, methods=("GET", "POST"))
def invitation(request: PersonRequest, invitation_id: UUID) -> HttpResponse:
    """The colleague's own page: come or not, and nobody asks why."""
    mine = get_or_404(queries.invitations_of(request.person), invitation_id)
    form = AnswerForm(posted(request), initial={"wants_release": mine.release != Release.NO})
    if request.method == "POST" and form.is_valid():
        try:
            done = inviting.answer(
                invitation=mine,
                comes=request.POST.get("wat") != "nee",
                is_online=KINDS.get(request.POST.get("wat", "")),
                wants_release=form.cleaned_data["wants_release"],
                by=request.person,
            )
            toast(request, _said(done.state))
        except Refusal as no:
            toast(request, str(no))
        return redirect("gatherings:invitation", invitation_id=mine.pk)
    context = {
        "mine": mine,
        "row": mine.gathering,
        "form": form,
        "open": mine.gathering.is_to_come,
        "to_read": queries.may_read_along(mine),
        "has_lead": queries.is_led(request.person),
    }
    return render(request, "gatherings/invitation.html", context)


@access(data=Data.PERSONAL)
def own_invitations(request: PersonRequest) -> HttpResponse:
    """The sessions I am invited to, what is soonest first, and proofs of where I was."""
    rows = list(queries.invitations_of(request.person).order_by("-gathering__starts_at")[:60])
    now = timezone.now()
    coming = [one for one in reversed(rows) if one.gathering.is_to_come and one.gathering.ends > now]
    context = {"coming": coming, "past": [one for one in rows if one not in coming]}
    return render(request, "gatherings/own_invitations.html", context)


@access(relation=INVITED, data=Data.PERSONAL)
def calendar(request: PersonRequest, invitation_id: UUID) -> HttpResponse:
    """For the own calendar, once one comes."""
    mine = get_or_404(queries.invitations_of(request.person), invitation_id)
    if mine.state != Coming.COMING:
        return redirect("gatherings:invitation", invitation_id=mine.pk)
    headers = {"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'}
    return HttpResponse(calendar_of(mine), content_type="text/calendar", headers=headers)


@access(relation="wie de link heeft", methods=("GET", "POST"))
def sign_up(request: PersonRequest, key: UUID) -> HttpResponse:
    """Sign up with the link or the square that a colleague passed on."""
    row = queries.open_for_sign_up(key)
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            is_online = bool(KINDS.get(request.POST.get("wat", "")))
            mine = inviting.sign_up(gathering=row, is_online=is_online, by=request.person)
            toast(request, _said(mine.state))
            return redirect("gatherings:invitation", invitation_id=mine.pk)
        except Refusal as no:
            toast(request, str(no))
    return render(request, "gatherings/sign_up.html", {"row": row})


@access(Role.TEAM_LEAD, data=Data.PERSONAL)
def releases(request: PersonRequest) -> HttpResponse:
    """Colleagues of my teams who come to a session and ask to be released."""
    rows = list(queries.releases_for(request.person)[:60])
    return render(request, "gatherings/releases.html", {"rows": rows})


@access(Role.TEAM_LEAD, relation=LEADS_THEM, data=Data.PERSONAL, methods=("POST",))
def release(request: PersonRequest, invitation_id: UUID) -> HttpResponse:
    asked = get_or_404(queries.releases_for(request.person), invitation_id)
    try:
        inviting.answer_release(
            invitation=asked, arranged=request.POST.get("wat") == "geregeld", by=request.person
        )
        toast(request, _("Je collega hoort het."))
    except Refusal as no:
        toast(request, str(no))
    return redirect("gatherings:releases")


@access(relation=INVITED, data=Data.PERSONAL)
def proof(request: PersonRequest, invitation_id: UUID) -> HttpResponse:
    """A page of paper that says that I was there; nothing of what was said."""
    mine = get_or_404(queries.invitations_of(request.person).filter(came=True), invitation_id)
    try:
        file = proof_of(mine)
    except Refusal as no:
        toast(request, str(no))
        return redirect("gatherings:invitation", invitation_id=mine.pk)
    headers = {"Content-Disposition": 'attachment; filename="bewijs-van-deelname.pdf"'}
    return HttpResponse(file, content_type="application/pdf", headers=headers)


def _said(state: str) -> str:
    return {
        Coming.COMING: _("Fijn, je hebt een plek."),
        Coming.WAITING: _("Het is vol. Je staat op de wachtlijst en hoort het als er een plek vrijkomt."),
        Coming.NOT_COMING: _("Je komt niet. Je hoeft niet te zeggen waarom."),
    }.get(Coming(state), "")
