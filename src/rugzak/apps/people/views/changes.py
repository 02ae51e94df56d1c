"""Adding, changing and ending somebody's work here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.people import queries, services
from rugzak.apps.people.forms import AddPersonForm, EmploymentForm, LastDayForm, PersonForm
from rugzak.apps.people.views.answers import form_page
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.answers import do_or_tell, done

MANAGERS = (Role.ADMINISTRATOR, Role.HR)


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def add_person(request: PersonRequest) -> HttpResponse:
    require(request.person, "people.manage_people")
    form = AddPersonForm(posted(request), person=request.person, initial={"team": request.GET.get("team")})
    if request.method == "POST":
        member = attempt(form, lambda: services.add_person(
            details=form.details, work=form.work, team=form.cleaned_data["team"],
            key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if member is not None:
            return done(request, page_of(member), _("%(name)s staat erin.") % {"name": member.display_name})
    return form_page(
        request,
        form,
        title=_("Nieuwe collega"),
        submit=_("Voeg collega toe"),
        back=reverse("people:people"),
        lead=_("We vragen geen geboortedatum, geslacht of BSN: Rugzak heeft die niet nodig."),
    )


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def change_person(request: PersonRequest, member_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.change_person")
    form = PersonForm(posted(request), initial=PersonForm.told(member))
    if request.method == "POST":
        changed = attempt(form, lambda: services.change_person(
            member=member, details=form.details, by=request.person,
        ))  # fmt: skip
        if changed is not None:
            return done(request, page_of(member), _("De gegevens zijn bewaard."))
    title = _("Gegevens van %(name)s") % {
        "name": queries.colleague_for(request.person, member_id).display_name
    }
    return form_page(request, form, title=title, submit=_("Bewaar"), back=page_of(member))


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def end_employment(request: PersonRequest, member_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.end_account")
    form = LastDayForm(posted(request), initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        ended = attempt(form, lambda: services.end_employment(
            member=member, last_day=form.cleaned_data["last_day"], by=request.person,
        ) or True)  # fmt: skip
        if ended:
            undo = reverse("people:return_to_work", args=[member.pk])
            return done(request, page_of(member), _("De laatste werkdag staat erin."), undo=undo)
    return form_page(
        request,
        form,
        title=_("%(name)s gaat uit dienst") % {"name": member.display_name},
        submit=_("Zet de laatste dag"),
        back=page_of(member),
        lead=_("Tot en met die dag kan deze collega inloggen. Daarna stoppen ook de teams en rollen."),
    )


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def end_account(request: PersonRequest, member_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.end_account")
    return do_or_tell(
        request,
        page_of(member),
        _("Het account is beëindigd. %(name)s is overal uitgelogd.") % {"name": member.display_name},
        services.end_account,
        member=member,
        by=request.person,
        undo=reverse("people:return_to_work", args=[member.pk]),
    )


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def return_to_work(request: PersonRequest, member_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.change_person")
    return do_or_tell(
        request,
        page_of(member),
        _("%(name)s is weer in dienst.") % {"name": member.display_name},
        services.return_to_work,
        member=member,
        by=request.person,
    )


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def add_employment(request: PersonRequest, member_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.change_person")
    form = EmploymentForm(posted(request))
    if request.method == "POST":
        added = attempt(form, lambda: services.add_employment(
            member=member, work=form.work, key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if added is not None:
            return done(request, page_of(member), _("Het dienstverband staat erin."))
    return form_page(
        request,
        form,
        title=_("Nog een dienstverband voor %(name)s") % {"name": member.display_name},
        submit=_("Voeg toe"),
        back=page_of(member),
    )


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def change_employment(request: PersonRequest, member_id: UUID, employment_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.change_person")
    employment = get_object_or_404(queries.employments_for(request.person, member), pk=employment_id)
    form = EmploymentForm(posted(request), initial=EmploymentForm.told(employment))
    if request.method == "POST":
        changed = attempt(form, lambda: services.change_employment(
            employment=employment, work=form.work, by=request.person,
        ))  # fmt: skip
        if changed is not None:
            return done(request, page_of(member), _("Het dienstverband is bewaard."))
    return form_page(
        request,
        form,
        title=_("Dienstverband van %(name)s") % {"name": member.display_name},
        submit=_("Bewaar"),
        back=page_of(member),
    )


@access(*MANAGERS, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def invite(request: PersonRequest, member_id: UUID) -> HttpResponse:
    member = fetch(request, member_id, "people.change_person")
    return do_or_tell(
        request,
        page_of(member),
        _("%(name)s krijgt een mail met een link om in te loggen.") % {"name": member.display_name},
        services.invite_person,
        member=member,
        by=request.person,
    )


def fetch(request: PersonRequest, member_id: UUID, permission: str) -> Member:
    """The colleague, when this person may do the named deed; an outsider gets 404."""
    member = queries.colleague_for(request.person, member_id)
    require(request.person, permission, member)
    return member


def page_of(member: Member) -> str:
    return reverse("people:person", args=[member.pk])
