"""Giving and ending roles, and the second person for another administrator."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.people import queries, services
from rugzak.apps.people.forms import RoleForm
from rugzak.apps.people.naming import role_name
from rugzak.apps.people.services.roles import may_confirm
from rugzak.apps.people.views.answers import form_page
from rugzak.apps.people.views.changes import page_of
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.tenancy.models import Proposal
from rugzak.ground.tenancy.nouns import words_for
from rugzak.ground.tenancy.services import waiting_proposals
from rugzak.ground.tenancy.words import ProposalKind
from rugzak.ground.ui.answers import do_or_tell, done


@access(Role.ADMINISTRATOR, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def grant_role(request: PersonRequest, member_id: UUID) -> HttpResponse:
    require(request.person, "people.manage_roles")
    member = queries.colleague_for(request.person, member_id)
    words = words_for(request)
    form = RoleForm(posted(request), person=request.person, words=words)
    if request.method == "POST":
        given = attempt(form, lambda: _give(form, member, request.person))
        if isinstance(given, Proposal):
            return done(
                request, page_of(member), _("Je voorstel staat klaar. Een ander moet het bevestigen.")
            )
        if given is not None:
            sentence = _("%(name)s heeft nu de rol %(role)s.")
            told = {"name": member.display_name, "role": role_name(form.chosen, words)}
            return done(request, page_of(member), sentence % told)
    return form_page(
        request,
        form,
        title=_("Rol voor %(name)s") % {"name": member.display_name},
        submit=_("Geef deze rol"),
        back=page_of(member),
        lead=_("Een beheerder erbij vraagt twee mensen: jij stelt voor, een ander bevestigt."),
    )


@access(Role.ADMINISTRATOR, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def end_role(request: PersonRequest, member_id: UUID, grant_id: UUID) -> HttpResponse:
    require(request.person, "people.manage_roles")
    member = queries.colleague_for(request.person, member_id)
    grant = get_object_or_404(queries.roles_for(request.person, member), pk=grant_id)
    return do_or_tell(
        request, page_of(member), _("De rol is gestopt."), services.end_role, grant=grant, by=request.person
    )


@access(data=Data.PERSONAL, lane=Lane.FULL, relation="beheerder, of om wie het gaat")
def proposals(request: PersonRequest) -> HttpResponse:
    """Who should become administrator, for those who may decide it."""
    rows = [proposal for proposal in _waiting() if _concerns(request.person, proposal)]
    people = Member.objects.in_bulk({row.about_id for row in rows} | {row.asked_by_id for row in rows})
    for row in rows:
        row.about, row.asker = people.get(row.about_id), people.get(row.asked_by_id)
        row.may_confirm = may_confirm(request.person, row)
        row.is_mine = row.asked_by_id == request.person.pk
    return render(request, "people/proposals.html", {"proposals": rows})


@access(data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",), relation="beheerder, of om wie het gaat")
def decide_proposal(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """Yes or no. Who has nothing to do with it gets 404."""
    proposal = get_object_or_404(_waiting(), pk=proposal_id)
    if not _concerns(request.person, proposal):
        proposal = get_object_or_404(Proposal.objects.none())
    yes = request.POST.get("besluit") == "ja"
    deed = services.confirm_administrator if yes else services.refuse_administrator
    sentence = _("Bevestigd. Er is een beheerder bij.") if yes else _("Het voorstel gaat niet door.")
    address = reverse("people:proposals")
    return do_or_tell(request, address, sentence, deed, proposal=proposal, by=request.person)


def _give(form: RoleForm, member: Member, by: Member) -> object:
    if form.chosen is Role.ADMINISTRATOR:
        return services.propose_administrator(member=member, by=by)
    return services.grant_role(member=member, role=form.chosen, by=by, **form.where)


def _waiting() -> QuerySet[Any]:
    return waiting_proposals().filter(kind=ProposalKind.ADMINISTRATOR)


def _concerns(person: Member, proposal: Proposal) -> bool:
    return Role.ADMINISTRATOR in person.roles or person.pk == proposal.about_id
