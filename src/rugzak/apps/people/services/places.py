"""Adding, changing and closing regions and locations."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.events import (
    LocationAdded,
    LocationChanged,
    LocationClosed,
    LocationReopened,
    RegionAdded,
    RegionChanged,
    RegionRemoved,
)
from rugzak.apps.people.models import Location, Region
from rugzak.apps.people.services.guards import keep_apart_around
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import refusing, take_turns
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal

_REGION = {
    "region_name_once": Refusal(_("Er is al een regio met deze naam. Kies een andere naam."), field="name")
}
_LOCATION = {
    "location_name_once": Refusal(
        _("Er is al een locatie met deze naam. Kies een andere naam."), field="name"
    ),
    "location_coordinates_together": Refusal(
        _("Vul breedtegraad en lengtegraad allebei in, of geen van beide."), field="latitude"
    ),
}


class RegionInUse(Refusal):
    sentence = _("In deze regio liggen nog locaties, of er hoort nog een rol bij. Verplaats die eerst.")


class TeamsLeft(Refusal):
    sentence = _("Hier werken nog teams. Verplaats of stop eerst die teams.")


@transaction.atomic
def add_region(*, name: str, by: Member, key: UUID | None = None) -> Region:
    """A new area. The same ``key`` twice gives the same region."""
    key = key or new_id()
    take_turns(key)
    before = Region.objects.filter(pk=key).first()
    if before is not None:
        return before
    with refusing(_REGION):
        region = Region.objects.create(id=key, name=name)
    record(RegionAdded(region_id=region.pk, by_id=by.pk))
    return region


@transaction.atomic
def change_region(*, region: Region, name: str, by: Member) -> Region:
    region.name = name
    with refusing(_REGION):
        region.save(update_fields=["name"])
    record(RegionChanged(region_id=region.pk, by_id=by.pk))
    return region


@transaction.atomic
def remove_region(*, region: Region, by: Member) -> None:
    """Only an empty one goes: with locations or roles left it raises RegionInUse."""
    if region.locations.exists() or region.role_grants.filter(ended_at=None).exists():
        raise RegionInUse
    record(RegionRemoved(region_id=region.pk, by_id=by.pk))
    region.delete()


@transaction.atomic
def add_location(*, by: Member, key: UUID | None = None, **values: Any) -> Location:
    """``values`` are the fields of Location: region, name, street, postcode, town, coordinates, reception."""
    key = key or new_id()
    take_turns(key)
    before = Location.objects.filter(pk=key).first()
    if before is not None:
        return before
    with refusing(_LOCATION):
        location = Location.objects.create(id=key, **values)
    record(LocationAdded(location_id=location.pk, by_id=by.pk))
    return location


@transaction.atomic
def change_location(*, location: Location, by: Member, **values: Any) -> Location:
    """Also to another region, unless that would make somebody coach and lead of the same people."""
    moved = "region" in values and values["region"].pk != location.region_id
    for name, value in values.items():
        setattr(location, name, value)
    with refusing(_LOCATION):
        location.save(update_fields=[*values])
    if moved:
        for team in location.teams.filter(ended_on=None):
            keep_apart_around(team)
    record(LocationChanged(location_id=location.pk, by_id=by.pk))
    return location


@transaction.atomic
def close_location(*, location: Location, by: Member, on: date | None = None) -> None:
    """No longer a place to work; what happened there stays. Raises TeamsLeft."""
    if location.teams.filter(ended_on=None).exists():
        raise TeamsLeft
    if location.closed_on is None:
        location.closed_on = on or timezone.localdate()
        location.save(update_fields=["closed_on"])
        record(LocationClosed(location_id=location.pk, by_id=by.pk))


@transaction.atomic
def reopen_location(*, location: Location, by: Member) -> None:
    """The way back from closing."""
    if location.closed_on is not None:
        location.closed_on = None
        location.save(update_fields=["closed_on"])
        record(LocationReopened(location_id=location.pk, by_id=by.pk))
