"""For who leads: asking a colleague, or a whole team at once, to come to a session."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import inviting, ticking
from rugzak.apps.gatherings.views.planning import words_in
from rugzak.apps.gatherings.words import Part
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def invite(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Pick a colleague (``?persoon=``), then as what; after the start for who came without having been asked."""
    row = _row(request, gathering_id)
    here = reverse("gatherings:invite", args=[row.pk])
    chosen = read_id(request.GET.get("persoon") or request.POST.get("persoon"))
    if chosen is None:
        if request.method == "POST":
            raise Http404
        return redirect(f"{reverse('people:pick')}?{urlencode({'naar': here})}")
    member = people.colleague_for(request.person, chosen)
    if request.method == "POST":
        _asked(request, row, member)
        return redirect("gatherings:invitations", gathering_id=row.pk)
    context = {"row": row, "member": member, "parts": Part.choices, "adds": _adds(row)}
    return render(request, "gatherings/invite.html", context)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def invite_team(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Pick a team (``?team=``), then who of it."""
    row = _row(request, gathering_id)
    chosen = read_id(request.GET.get("team") or request.POST.get("team"))
    if chosen is None:
        words = words_in(request)
        found = people.found_by_name(people.team_choices(request.person), words)
        context = {"row": row, "words": words, "page": page_of(found, request.GET.get("bladzijde"))}
        return render(request, "gatherings/invite_team.html", context)
    team = get_or_404(people.team_choices(request.person), chosen)
    there = _members(request, team)
    if request.method == "POST":
        wanted = {read_id(one) for one in request.POST.getlist("wie")}
        _asked_many(request, row, [(one, part) for one, part in there if one.pk in wanted])
        return redirect("gatherings:invitations", gathering_id=row.pk)
    done = set(row.invitations.values_list("member_id", flat=True))
    rest = [(one, part) for one, part in there if one.pk not in {row.host_id, row.cohost_id}]
    new = [(one, part) for one, part in rest if one.pk not in done]
    left = queries.places_told(row, queries.tally_of(row)).left
    context = {
        "row": row,
        "team": team,
        "people": new,
        # Whoever says yes too late waits; so a team larger than the room is not ticked beforehand.
        "ticked": len(new) <= left,
        "left": left,
        "asked": [one.display_name for one, _part in rest if one.pk in done],
    }
    return render(request, "gatherings/invite_members.html", context)


def _row(request: PersonRequest, gathering_id: UUID) -> Gathering:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.invite", row)
    return row


def _adds(row: Gathering) -> bool:
    """Whether somebody is written down who was there, rather than asked to come."""
    return not row.is_to_come and ticking.may_add(row, timezone.now())


def _asked(request: PersonRequest, row: Gathering, member: Member) -> None:
    part = request.POST.get("als", "")
    part = part if part in Part.values else Part.PRACTICE
    adds = _adds(row)
    told = _("%(name)s was erbij.") if adds else _("%(name)s is uitgenodigd.")
    try:
        deed = ticking.add_who_came if adds else inviting.invite
        deed(gathering=row, member=member, part=part, by=request.person)
        toast(request, told % {"name": member.first_name})
    except Refusal as no:
        toast(request, str(no))


def _asked_many(request: PersonRequest, row: Gathering, asked: list[tuple[Member, str]]) -> None:
    try:
        number = inviting.invite_many(gathering=row, asked=asked, by=request.person)
        told = ngettext("%(n)s collega is uitgenodigd.", "%(n)s collega's zijn uitgenodigd.", number)
        toast(request, told % {"n": number})
    except Refusal as no:
        toast(request, str(no))


def _members(request: PersonRequest, team: people.Team) -> list[tuple[Member, str]]:
    """Who leads the team first, as leading; then who works in it."""
    leads = [(one, Part.LEADER.value) for one in people.leads_of(team)]
    there = {one.pk for one, _part in leads}
    rows = people.members_for(request.person, team)
    return leads + [(row.member, Part.PRACTICE.value) for row in rows if row.member.pk not in there]
