"""Teams: the list, the page of one, and who works in it."""

from uuid import UUID

from django.db.models import F
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from rugzak.apps.people import queries, services
from rugzak.apps.people.forms import JoinForm, LastDayForm, PlaceFilterForm, TeamForm
from rugzak.apps.people.models import Membership, Team
from rugzak.apps.people.queries.places import found_by_name, with_counts
from rugzak.apps.people.views.answers import form_page, place_filter
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.tenancy.nouns import words_for
from rugzak.ground.ui.answers import do_or_tell, done
from rugzak.ground.ui.dates import day_words


@access()
def teams(request: PersonRequest) -> HttpResponse:
    wanted = PlaceFilterForm(request.GET)
    rows = with_counts(queries.teams_for(request.person)).filter(ended_on__isnull=not wanted.value("gestopt"))
    if wanted.value("regio"):
        rows = rows.filter(location__region=wanted.value("regio"))
    if wanted.value("q"):
        rows = found_by_name(rows, wanted.value("q"))
    context = {
        "page": page_of(rows, request.GET.get("bladzijde")),
        "regions": list(queries.regions_for(request.person).values_list("pk", "name")),
        "may_change": may(request.person, "people.manage_places"),
        **place_filter(wanted, reverse("people:teams")),
    }
    return render(request, "people/teams.html", context)


@access(data=Data.PERSONAL)
def team(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """Who works here and who leads; higher apps add their own parts."""
    viewer = request.person
    it: Team = get_or_404(queries.teams_for(viewer), team_id)
    page = page_of(queries.members_for(viewer, it), request.GET.get("bladzijde"), per_page=40)
    for row in page:
        row.span = span_words(row)
    context = {
        "team": it,
        "leads": list(queries.leads_of(it)),
        "page": page,
        "may_change": may(viewer, "people.manage_places"),
        "may_manage": may(viewer, "people.manage_members") and it.ended_on is None,
        "may_print": may(viewer, "people.print_codes_of_team", it) and it.ended_on is None,
    }
    return render(request, "people/team.html", context)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def add_team(request: PersonRequest) -> HttpResponse:
    require(request.person, "people.manage_places")
    form = TeamForm(posted(request), person=request.person, initial={"location": request.GET.get("locatie")})
    word = words_for(request).team
    if request.method == "POST":
        made = attempt(form, lambda: services.add_team(
            by=request.person, key=form.cleaned_data["sleutel"], **form.values,
        ))  # fmt: skip
        if made is not None:
            return done(request, address_of(made), _("%(name)s staat erin.") % {"name": made.name})
    title = _("Nieuw: %(team)s") % {"team": word.one}
    return form_page(request, form, title=title, submit=_("Voeg toe"), back=reverse("people:teams"))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def change_team(request: PersonRequest, team_id: UUID) -> HttpResponse:
    it: Team = get_or_404(queries.teams_for(request.person), team_id)
    require(request.person, "people.manage_places")
    name = it.name
    form = TeamForm(posted(request), person=request.person, initial=TeamForm.told(it))
    if request.method == "POST":
        changed = attempt(form, lambda: services.change_team(team=it, by=request.person, **form.values))
        if changed is not None:
            return done(request, address_of(it), _("De gegevens zijn bewaard."))
    title = _("%(name)s wijzigen") % {"name": name}
    return form_page(request, form, title=title, submit=_("Bewaar"), back=address_of(it))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def end_team(request: PersonRequest, team_id: UUID) -> HttpResponse:
    it: Team = get_or_404(queries.teams_for(request.person), team_id)
    require(request.person, "people.manage_places")
    sentence = _("%(name)s is gestopt.") % {"name": it.name}
    undo = reverse("people:restart_team", args=[it.pk])
    return do_or_tell(
        request, address_of(it), sentence, services.end_team, team=it, by=request.person, undo=undo
    )


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def restart_team(request: PersonRequest, team_id: UUID) -> HttpResponse:
    it: Team = get_or_404(queries.teams_for(request.person), team_id)
    require(request.person, "people.manage_places")
    sentence = _("%(name)s werkt weer.") % {"name": it.name}
    return do_or_tell(request, address_of(it), sentence, services.restart_team, team=it, by=request.person)


@access(Role.ADMINISTRATOR, Role.HR, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def add_member(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """First pick who (``?persoon=``), then from when."""
    it: Team = get_or_404(queries.teams_for(request.person), team_id)
    require(request.person, "people.manage_members")
    here = reverse("people:add_member", args=[it.pk])
    chosen = request.GET.get("persoon", "")
    if not is_id(chosen):
        return HttpResponseRedirect(f"{reverse('people:pick')}?{urlencode({'naar': here})}")
    member = queries.colleague_for(request.person, UUID(chosen))
    form = JoinForm(posted(request))
    if request.method == "POST":
        joined = attempt(form, lambda: services.add_member(
            team=it, member=member, since=form.cleaned_data["since"], by=request.person,
        ))  # fmt: skip
        if joined is not None:
            told = {"name": member.display_name, "team": it.name}
            return done(request, address_of(it), _("%(name)s hoort nu bij %(team)s.") % told)
    title = _("%(name)s bij %(team)s") % {"name": member.display_name, "team": it.name}
    return form_page(request, form, title=title, submit=_("Voeg toe"), back=address_of(it))


@access(Role.ADMINISTRATOR, Role.HR, data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def remove_member(request: PersonRequest, team_id: UUID, membership_id: UUID) -> HttpResponse:
    row = fetch_membership(request, team_id, membership_id)
    form = LastDayForm(posted(request), initial={"last_day": timezone.localdate()})
    if request.method == "POST":
        gone = attempt(form, lambda: services.remove_member(
            membership=row, last_day=form.cleaned_data["last_day"], by=request.person,
        ) or True)  # fmt: skip
        if gone:
            undo = reverse("people:restore_member", args=[team_id, row.pk])
            return done(request, address_of(row.team), _("De laatste dag in het team staat erin."), undo=undo)
    title = _("%(name)s gaat weg bij %(team)s") % {"name": row.member.display_name, "team": row.team.name}
    return form_page(request, form, title=title, submit=_("Zet de laatste dag"), back=address_of(row.team))


@access(Role.ADMINISTRATOR, Role.HR, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def restore_member(request: PersonRequest, team_id: UUID, membership_id: UUID) -> HttpResponse:
    row = fetch_membership(request, team_id, membership_id)
    told = {"name": row.member.display_name, "team": row.team.name}
    sentence = _("%(name)s hoort weer bij %(team)s.") % told
    return do_or_tell(
        request, address_of(row.team), sentence, services.restore_member, membership=row, by=request.person
    )


def fetch_membership(request: PersonRequest, team_id: UUID, membership_id: UUID) -> Membership:
    it: Team = get_or_404(queries.teams_for(request.person), team_id)
    require(request.person, "people.manage_members")
    rows = it.memberships.select_related("member", "team__location").order_by(
        F("until").desc(nulls_first=True)
    )
    return get_object_or_404(rows, pk=membership_id)


def span_words(row: Membership) -> str:
    """Only what is not simply "now": a first day to come, or a last day that is known."""
    if row.since > timezone.localdate():
        return _("vanaf %(day)s") % {"day": day_words(row.since, "date")}
    return _("tot en met %(day)s") % {"day": day_words(row.until, "date")} if row.until else ""


def address_of(team: Team) -> str:
    return reverse("people:team", args=[team.pk])


def is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
