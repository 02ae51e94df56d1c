"""Locations and regions."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.people import queries, services
from rugzak.apps.people.forms import LocationForm, PlaceFilterForm, RegionForm
from rugzak.apps.people.models import Location, Region
from rugzak.apps.people.queries.places import (
    found_by_name,
    locations_with_counts,
    regions_with_counts,
    with_counts,
)
from rugzak.apps.people.views.answers import form_page, place_filter
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.tenancy.nouns import words_for
from rugzak.ground.ui.answers import do_or_tell, done


@access()
def locations(request: PersonRequest) -> HttpResponse:
    wanted = PlaceFilterForm(request.GET)
    rows = locations_with_counts(request.person).filter(closed_on__isnull=not wanted.value("gestopt"))
    if wanted.value("regio"):
        rows = rows.filter(region=wanted.value("regio"))
    if wanted.value("q"):
        rows = found_by_name(rows, wanted.value("q"))
    context = {
        "page": page_of(rows, request.GET.get("bladzijde")),
        "regions": list(queries.regions_for(request.person).values_list("pk", "name")),
        "may_change": may(request.person, "people.manage_places"),
        **place_filter(wanted, reverse("people:locations")),
    }
    return render(request, "people/locations.html", context)


@access()
def location(request: PersonRequest, location_id: UUID) -> HttpResponse:
    it: Location = get_or_404(queries.locations_for(request.person), location_id)
    teams = with_counts(queries.teams_for(request.person)).filter(location=it, ended_on=None)
    context = {
        "location": it,
        "reception": _("heeft hier bereik") if it.has_reception else _("heeft hier geen bereik"),
        "add_for": f"{reverse('people:add_team')}?{urlencode({'locatie': str(it.pk)})}",
        "page": page_of(teams, request.GET.get("bladzijde")),
        "may_change": may(request.person, "people.manage_places"),
    }
    return render(request, "people/location.html", context)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def add_location(request: PersonRequest) -> HttpResponse:
    require(request.person, "people.manage_places")
    form = LocationForm(posted(request), person=request.person, initial={"region": request.GET.get("regio")})
    if request.method == "POST":
        made = attempt(form, lambda: services.add_location(
            by=request.person, key=form.cleaned_data["sleutel"], **form.values,
        ))  # fmt: skip
        if made is not None:
            return done(request, address_of(made), _("%(name)s staat erin.") % {"name": made.name})
    back = reverse("people:locations")
    return form_page(request, form, title=_("Nieuwe locatie"), submit=_("Voeg toe"), back=back)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def change_location(request: PersonRequest, location_id: UUID) -> HttpResponse:
    it: Location = get_or_404(queries.locations_for(request.person), location_id)
    require(request.person, "people.manage_places")
    name = it.name
    form = LocationForm(posted(request), person=request.person, initial=LocationForm.told(it))
    if request.method == "POST":
        changed = attempt(form, lambda: services.change_location(
            location=it, by=request.person, **form.values,
        ))  # fmt: skip
        if changed is not None:
            return done(request, address_of(it), _("De gegevens zijn bewaard."))
    title = _("%(name)s wijzigen") % {"name": name}
    return form_page(request, form, title=title, submit=_("Bewaar"), back=address_of(it))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def close_location(request: PersonRequest, location_id: UUID) -> HttpResponse:
    it: Location = get_or_404(queries.locations_for(request.person), location_id)
    require(request.person, "people.manage_places")
    return do_or_tell(
        request,
        address_of(it),
        _("%(name)s is gesloten.") % {"name": it.name},
        services.close_location,
        location=it,
        by=request.person,
        undo=reverse("people:reopen_location", args=[it.pk]),
    )


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def reopen_location(request: PersonRequest, location_id: UUID) -> HttpResponse:
    it: Location = get_or_404(queries.locations_for(request.person), location_id)
    require(request.person, "people.manage_places")
    sentence = _("%(name)s is weer open.") % {"name": it.name}
    return do_or_tell(
        request, address_of(it), sentence, services.reopen_location, location=it, by=request.person
    )


@access()
def regions(request: PersonRequest) -> HttpResponse:
    page = page_of(regions_with_counts(request.person), request.GET.get("bladzijde"))
    word = words_for(request).team
    for row in page:
        places = ngettext("%(n)s locatie", "%(n)s locaties", row.location_count) % {"n": row.location_count}
        row.below = f"{places}, {row.team_count} {word.one if row.team_count == 1 else word.many}"
    context = {
        "page": page,
        "may_change": may(request.person, "people.manage_places"),
    }
    return render(request, "people/regions.html", context)


@access()
def region(request: PersonRequest, region_id: UUID) -> HttpResponse:
    it: Region = get_or_404(regions_with_counts(request.person), region_id)
    rows = locations_with_counts(request.person).filter(region=it, closed_on=None)
    context = {
        "region": it,
        "add_for": f"{reverse('people:add_location')}?{urlencode({'regio': str(it.pk)})}",
        "page": page_of(rows, request.GET.get("bladzijde")),
        "may_change": may(request.person, "people.manage_places"),
    }
    return render(request, "people/region.html", context)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def add_region(request: PersonRequest) -> HttpResponse:
    require(request.person, "people.manage_places")
    form = RegionForm(posted(request))
    if request.method == "POST":
        made = attempt(form, lambda: services.add_region(
            name=form.cleaned_data["name"], key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if made is not None:
            return done(request, reverse("people:regions"), _("%(name)s staat erin.") % {"name": made.name})
    title = _("Nieuw: %(region)s") % {"region": words_for(request).region.one}
    return form_page(request, form, title=title, submit=_("Voeg toe"), back=reverse("people:regions"))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def change_region(request: PersonRequest, region_id: UUID) -> HttpResponse:
    it: Region = get_or_404(queries.regions_for(request.person), region_id)
    require(request.person, "people.manage_places")
    name, back = it.name, reverse("people:region", args=[it.pk])
    form = RegionForm(posted(request), initial={"name": it.name})
    if request.method == "POST":
        changed = attempt(form, lambda: services.change_region(
            region=it, name=form.cleaned_data["name"], by=request.person,
        ))  # fmt: skip
        if changed is not None:
            return done(request, back, _("De gegevens zijn bewaard."))
    title = _("%(name)s wijzigen") % {"name": name}
    return form_page(request, form, title=title, submit=_("Bewaar"), back=back)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def remove_region(request: PersonRequest, region_id: UUID) -> HttpResponse:
    it: Region = get_or_404(queries.regions_for(request.person), region_id)
    require(request.person, "people.manage_places")
    back = reverse("people:regions")
    return do_or_tell(
        request,
        back,
        _("%(name)s is weg.") % {"name": it.name},
        services.remove_region,
        region=it,
        by=request.person,
    )


def address_of(location: Location) -> str:
    return reverse("people:location", args=[location.pk])
