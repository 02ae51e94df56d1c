"""Invitations: asking people, answering, being released from a shift, and the proof of having been there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import AnswerForm, GuestForm
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.presence import presence_list
from rugzak.apps.gatherings.proof import proof_of
from rugzak.apps.gatherings.qr import square_of
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import inviting
from rugzak.apps.gatherings.words import Coming, Part, Release
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"
INVITED = "wie is uitgenodigd"
LEADS_THEM = "wie het team van deze collega leidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def invitations(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Who is asked, who comes, who waits; and from the start who was there."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    form = GuestForm(posted(request) if request.POST.get("wat") == "gast" else None)
    status = 200
    if request.method == "POST":
        require(request.person, "gatherings.invite", row)
        if request.POST.get("wat") == "gast":
            if form.is_valid() and _kept(request, row, form):
                return redirect("gatherings:invitations", gathering_id=row.pk)
            status = 422
        else:
            _do(request, row)
            return redirect("gatherings:invitations", gathering_id=row.pk)
    return render(request, "gatherings/invitations.html", _page(request, row, form), status=status)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def invite(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Pick a colleague (``?persoon=``), then as what."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.invite", row)
    here = reverse("gatherings:invite", args=[row.pk])
    try:
        chosen = UUID(request.GET.get("persoon") or request.POST.get("persoon", ""))
    except ValueError:
        if request.method == "POST":
            raise Http404 from None
        return redirect(f"{reverse('people:pick')}?{urlencode({'naar': here})}")
    member = people.colleague_for(request.person, chosen)
    if request.method == "POST":
        part = request.POST.get("als", "")
        try:
            inviting.invite(
                gathering=row,
                member=member,
                part=part if part in Part.values else Part.PRACTICE,
                by=request.person,
            )
            toast(request, _("%(name)s is uitgenodigd.") % {"name": member.first_name})
        except Refusal as no:
            toast(request, str(no))
        return redirect("gatherings:invitations", gathering_id=row.pk)
    context = {"row": row, "member": member, "parts": Part.choices}
    return render(request, "gatherings/invite.html", context)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def presence(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Who was ticked, as a table for a register."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    name = f"aanwezig-{slugify(row.title) or 'sessie'}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(presence_list([row]), content_type="text/csv; charset=utf-8", headers=headers)


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
                wants_release=form.cleaned_data["wants_release"],
                by=request.person,
            )
            toast(request, _said(done.state))
        except Refusal as no:
            toast(request, str(no))
        return redirect("gatherings:invitation", invitation_id=mine.pk)
    context = {"mine": mine, "row": mine.gathering, "form": form, "open": mine.gathering.is_to_come}
    return render(request, "gatherings/invitation.html", context)


@access(data=Data.PERSONAL)
def own_invitations(request: PersonRequest) -> HttpResponse:
    """The sessions I am invited to, and proofs of where I was."""
    rows = list(queries.invitations_of(request.person).order_by("-gathering__starts_at")[:60])
    return render(request, "gatherings/own_invitations.html", {"rows": rows})


@access(relation="wie de link heeft", methods=("GET", "POST"))
def sign_up(request: PersonRequest, key: UUID) -> HttpResponse:
    """Sign up with the link or the square that a colleague passed on."""
    row = queries.open_for_sign_up(key)
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            mine = inviting.sign_up(gathering=row, by=request.person)
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


def _kept(request: PersonRequest, row: Gathering, form: GuestForm) -> bool:
    values = {"label": form.cleaned_data["label"], "key": form.cleaned_data["sleutel"]}
    kept = attempt(form, inviting.keep_place_for_guest, gathering=row, by=request.person, **values)
    return kept is not None


def _do(request: PersonRequest, row: Gathering) -> None:
    deed = request.POST.get("wat", "")
    try:
        if deed in ("aanmelden-open", "aanmelden-dicht"):
            inviting.open_sign_up(gathering=row, is_open=deed == "aanmelden-open", by=request.person)
            return
        asked = get_or_404(row.invitations.select_related("gathering"), UUID(request.POST.get("wie", "")))
        if deed == "weg":
            inviting.withdraw(invitation=asked, by=request.person)
        elif deed in ("was-er", "was-er-niet"):
            inviting.tick_presence(invitation=asked, came=deed == "was-er", by=request.person)
    except ValueError:
        raise Http404 from None
    except Refusal as no:
        toast(request, str(no))


def _page(request: PersonRequest, row: Gathering, form: GuestForm) -> dict[str, object]:
    rows = queries.invitations_to(row)
    now = timezone.now()
    context: dict[str, object] = {
        "row": row,
        "form": form,
        "lists": [(state, str(Coming(state).label), list(some)) for state, some in rows.items() if some],
        "parts": queries.counted(rows[Coming.COMING]),
        "left": inviting.places_left(row),
        "may_invite": may(request.person, "gatherings.invite", row) and row.is_to_come,
        "too_late": row.is_to_come and not inviting.may_still_fill(row, now),
        "has_begun": now >= row.starts_at,
        "with_list": any(one.came for some in rows.values() for one in some),
    }
    if row.sign_up_key:
        address = request.build_absolute_uri(reverse("gatherings:sign_up", args=[row.sign_up_key]))
        context |= {"address": address, "square": square_of(address, in_capitals=False)}
    return context


def _said(state: str) -> str:
    return {
        Coming.COMING: _("Fijn, je hebt een plek."),
        Coming.WAITING: _("Het is vol. Je staat op de wachtlijst en hoort het als er een plek vrijkomt."),
        Coming.NOT_COMING: _("Je komt niet. Je hoeft niet te zeggen waarom."),
    }.get(Coming(state), "")
