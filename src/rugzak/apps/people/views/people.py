"""The list of people, the page of one, and picking somebody."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from rugzak.apps.people import queries
from rugzak.apps.people.forms import PeopleFilterForm
from rugzak.apps.people.naming import role_choices, role_name, scope_name
from rugzak.apps.people.queries.finding import PeopleFilter
from rugzak.apps.people.services.persons import has_account
from rugzak.apps.people.words import PICKER_RESULTS, PICKER_SHORTEST, SEARCH_LENGTH_LIMIT
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.queries import ways_in_of
from rugzak.ground.accounts.rules import may, require
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.searches import PARAM, keep_search, kept_search
from rugzak.ground.tenancy.nouns import words_for
from rugzak.ground.ui.dates import day_words

FILTERS = ("regio", "locatie", "team", "rol", "uit_dienst")


@access(data=Data.PERSONAL, methods=("GET", "POST"))
def people(request: PersonRequest) -> HttpResponse:
    """The list. A search is posted and leads to an address without the words."""
    if request.method == "POST":
        return HttpResponseRedirect(_address_of_search(request))
    person = request.person
    wanted = PeopleFilterForm(request.GET).wanted(
        kept_search(request), sees_leavers=may(person, "people.see_leavers")
    )
    page = page_of(queries.people_listed(person, wanted), request.GET.get("bladzijde"))
    queries.describe(page)
    return render(
        request, "people/people.html", {"page": page, "wanted": wanted, **_choices(request, wanted)}
    )


@access(relation="collega", data=Data.PERSONAL)
def person(request: PersonRequest, member_id: UUID) -> HttpResponse:
    """One person, with what this viewer may see."""
    viewer, member = request.person, queries.colleague_for(request.person, member_id)
    require(viewer, "people.see_person", member)
    context: dict[str, Any] = {
        "member": member,
        "memberships": list(queries.teams_of(member)),
        "kick": getattr(member, "job_title", None) or "",
        "is_oneself": viewer.pk == member.pk,
        "may_change": may(viewer, "people.change_person", member),
        "may_end": may(viewer, "people.end_account", member),
    }
    if may(viewer, "people.see_employment", member):
        context["employments"] = list(queries.employments_for(viewer, member))
    if member.ended_at:
        context["last_day"] = day_words(timezone.localdate(member.ended_at - timedelta(seconds=1)), "date")
    if not has_account(member) and not member.has_left:
        context["may_print"] = may(viewer, "people.print_code_of", member)
        context["may_invite"] = bool(member.email) and context["may_change"]
    if may(viewer, "people.see_account", member):
        context |= _account(request, member)
    return render(request, "people/person.html", context)


@access(data=Data.PERSONAL, methods=("GET", "POST"))
def pick(request: PersonRequest) -> HttpResponse:
    """Pick a colleague and come back with the id: ``?naar=`` is where, ``?veld=`` how it is called there.

    With htmx this answers the rows while somebody types; without, the same search is a page.
    """
    back = _safe_way_back(request)
    field = request.GET.get("veld") or "persoon"
    fragment = request.headers.get("HX-Request") == "true" and request.method == "POST"
    if request.method == "POST" and not fragment:
        key = keep_search(request, request.POST.get("naam", "")[:SEARCH_LENGTH_LIMIT].strip())
        return HttpResponseRedirect(f"{request.path}?{urlencode({'naar': back, 'veld': field, PARAM: key})}")
    words = request.POST.get("naam", "")[:SEARCH_LENGTH_LIMIT] if fragment else kept_search(request)
    found = queries.pickable_people(request.person, words)
    context = {
        "found": [(one, _below(one), _with_person(back, field, one)) for one in found[:PICKER_RESULTS]],
        "more": len(found) > PICKER_RESULTS,
        "words": words.strip(),
        "short": len(words.strip()) < PICKER_SHORTEST,
        "back": back,
        "here": f"{request.path}?{urlencode({'naar': back, 'veld': field})}",
    }
    return render(request, "people/_found.html" if fragment else "people/pick.html", context)


def _address_of_search(request: HttpRequest) -> str:
    words = request.POST.get("q", "")[:SEARCH_LENGTH_LIMIT].strip()
    values = {PARAM: keep_search(request, words)} | {name: request.POST.get(name, "") for name in FILTERS}
    kept = {name: value for name, value in values.items() if value}
    return f"{reverse('people:people')}?{urlencode(kept)}" if kept else reverse("people:people")


def _choices(request: PersonRequest, wanted: PeopleFilter) -> dict[str, object]:
    """What the filters offer: locations of the chosen region, teams of the chosen location or region."""
    person = request.person
    locations = queries.locations_for(person).filter(closed_on=None)
    if wanted.region:
        locations = locations.filter(region=wanted.region)
    narrowed = wanted.region or wanted.location or wanted.team
    teams = queries.team_choices(person, region=wanted.region, location=wanted.location)
    return {
        "regions": list(queries.regions_for(person).values_list("pk", "name")),
        "locations": list(locations.values_list("pk", "name")),
        "teams": list(teams.values_list("pk", "name")) if narrowed else [],
        "roles": role_choices(words_for(request)),
        "clear": reverse("people:people") if wanted != PeopleFilter() else "",
        "may_add": may(person, "people.manage_people"),
        "may_see_leavers": may(person, "people.see_leavers"),
        "in_or_out": [("1", _("Uit dienst"))],
        "out": "1" if wanted.left else "",
    }


def _account(request: PersonRequest, member: Member) -> dict[str, object]:
    """For an administrator: whether and how somebody comes in, and the roles; nothing that is inside."""
    grants = list(queries.roles_for(request.person, member))
    for grant in grants:
        grant.name = role_name(grant.role, words_for(request))  # type: ignore[attr-defined]
        grant.counts_for = scope_name(grant)  # type: ignore[attr-defined]
    return {
        "sees_account": True,
        "ways_in": ways_in_of(member),
        "has_account": has_account(member),
        "grants": grants,
        "may_grant": not member.has_left and member.pk != request.person.pk,
    }


def _safe_way_back(request: HttpRequest) -> str:
    """Only an address of our own."""
    back = request.GET.get("naar") or ""
    fine = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return back if fine else reverse("people:people")


def _below(member: Member) -> str:
    """What tells two people of one name apart: function and teams."""
    parts = [member.job_title, *member.team_names]  # type: ignore[attr-defined]  # annotated by pickable_people
    return ", ".join(part for part in parts if part)


def _with_person(back: str, field: str, member: Member) -> str:
    path, _mark, query = back.partition("?")
    values = QueryDict(query, mutable=True)
    values[field] = str(member.pk)
    return f"{path}?{values.urlencode()}"
