"""A list of regions, locations and teams."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.models import Location, Region, Team
from rugzak.apps.people.services.guards import keep_apart_around
from rugzak.apps.people.services.importing.people import TEAM
from rugzak.ground.exchange import cells
from rugzak.ground.exchange.cells import CellRefused, RowRefused
from rugzak.ground.exchange.columns import Column, key_of
from rugzak.ground.exchange.kinds import Asked, Cells, FileKind, Staged
from rugzak.ground.kernel.ids import new_id

COLUMNS = (
    Column(
        "location",
        _("Locatie"),
        ("naam", "vestiging", "huis", "locatienaam", "naam locatie", "gebouw", "site", "campus"),
        required=True,
        example=("Egmonderhof", "Zeeduin"),
    ),
    Column(
        "region",
        _("Regio"),
        ("gebied", "rayon", "cluster", "district", "zone"),
        example=("Kennemerland", "Kennemerland"),
    ),
    Column(
        "street",
        _("Straat en nummer"),
        ("straat", "adres", "adresregel"),
        example=("Duinlaan 4", "Strandweg 12"),
    ),
    Column("postcode", _("Postcode"), ("pc", "postcode locatie", "zip"), example=("1901 AB", "1931 CD")),
    Column(
        "town",
        _("Plaats"),
        ("woonplaats", "gemeente", "stad", "vestigingsplaats"),
        example=("Castricum", "Egmond aan Zee"),
    ),
    Column("latitude", _("Breedtegraad"), ("lat", "latitude", "breedte", "y"), example=("52,54500", "")),
    Column(
        "longitude",
        _("Lengtegraad"),
        ("lon", "lng", "long", "longitude", "lengte", "x"),
        example=("4,66900", ""),
    ),
    Column("reception", _("Telefoon heeft bereik"), ("bereik", "mobiel bereik"), example=("ja", "nee")),
    Column(
        "team",
        _("Team"),
        ("afdeling", "teamnaam", "ploeg"),
        example=("Duinroos", "Strandloper"),
        hint=_("Eén regel per team; zonder team is de regel alleen over de locatie."),
    ),
    Column("team_kind", _("Soort team"), ("teamsoort", "type team"), example=("dagteam", "nachtteam")),
)
STAGE = """
    CREATE TEMP TABLE staged (
        number int, id uuid, location text, region text, street text, postcode text, town text,
        latitude numeric(8, 5), longitude numeric(8, 5), reception boolean, team text, team_kind text
    ) ON COMMIT DROP
"""
COPY = """
    COPY staged (number, id, location, region, street, postcode, town, latitude, longitude, reception, team,
    team_kind)
    FROM STDIN
"""
ROWS = """
    SELECT number, location, region, street, postcode, town, latitude, longitude, reception, team, team_kind
    FROM staged ORDER BY number
"""
FIELDS = ("region", "street", "postcode", "town", "latitude", "longitude", "reception")
VERDICT = "INSERT INTO verdict VALUES (%s, %s, %s, %s, %s, NULL)"
POSTCODES = """
    UPDATE staged s SET latitude = p.latitude, longitude = p.longitude FROM people_postcodeplace p
    WHERE s.latitude IS NULL AND p.postcode = %s::text || left(replace(upper(s.postcode), ' ', ''), %s)
"""


def clean(asked: Asked) -> Callable[[Cells], Staged]:
    def row(cells_: Cells) -> Staged:
        get = lambda name: cells_.get(name, "")  # noqa: E731 (said fifteen times below)
        column = "location"
        try:
            location = cells.words(get("location"), longest=80)
            if not location:
                raise CellRefused("empty")
            texts = []
            for column, longest in (("region", 60), ("street", 120), ("postcode", 10), ("town", 60)):
                texts.append(cells.words(get(column), longest=longest) or None)
            column = "latitude"
            latitude = cells.coordinate(get("latitude"), most=90)
            column = "longitude"
            longitude = cells.coordinate(get("longitude"), most=180)
            if (latitude is None) != (longitude is None):
                raise CellRefused("half_coordinates")
            column = "reception"
            reception = cells.yes(get("reception"))
            column = "team"
            team = cells.words(get("team"), longest=80) or None
            column = "team_kind"
            team_kind = TEAM.get(key_of(get("team_kind"))) if get("team_kind").strip() else None
            if get("team_kind").strip() and team_kind is None:
                raise CellRefused("not_a_choice", get("team_kind"))
        except CellRefused as why:
            raise RowRefused(column, why) from None
        return (location, *texts, latitude, longitude, reception, team, team_kind)

    return row


class Plan:
    """Regions, locations and teams as they are and as the lines make them; told line by line."""

    def __init__(self) -> None:
        self.regions = {region.name.lower(): region for region in Region.objects.all()}
        self.locations = {place.name.lower(): place for place in Location.objects.select_related("region")}
        self.teams = {(team.location_id, team.name.lower()): team for team in Team.objects.all()}
        self.new: list[Region | Location | Team] = []
        self.changed: dict[Any, Location | Team] = {}
        self.seen: dict[str, tuple[int, tuple[Any, ...]]] = {}

    def lines(self) -> list[tuple[int, str, str, list[list[Any]]]]:
        with connection.cursor() as cursor:
            cursor.execute(ROWS)
            rows = cursor.fetchall()
        return [self._line(*row) for row in rows]

    def _line(self, number: int, name: str, *values: Any) -> tuple[int, str, str, list[list[Any]]]:
        *place, team, team_kind = values
        first = self.seen.setdefault(name.lower(), (number, tuple(place)))
        if first[1] != tuple(place):
            return number, "refused", name, [["refused", "same_twice", "location", str(first[0])]]
        try:
            location, says = self._location(name, dict(zip(FIELDS, place, strict=True)))
        except CellRefused as why:
            return number, "refused", name, [["refused", why.code, "region", why.value]]
        title = name
        is_new = any(code[0] == "new_location" for code in says)
        if team:
            title = f"{team}, {name}"
            is_new = self._team(location, team, team_kind, says) or is_new
        return number, "new" if is_new else "changed" if says else "same", title, says

    def _location(self, name: str, told: dict[str, Any]) -> tuple[Location, list[list[Any]]]:
        says: list[list[Any]] = []
        location = self.locations.get(name.lower())
        if location is None:
            if not told["region"]:
                raise CellRefused("region_missing", name)
            location = Location(
                region=self._region(told["region"], says), name=name, town=told["town"] or name[:60]
            )
            self._fill(location, told)
            self.locations[name.lower()] = location
            self.new.append(location)
            return location, [*says, ["new_location"]]
        if told["region"] and told["region"].lower() != location.region.name.lower():
            says.append(["region", location.region.name, told["region"]])
            location.region = self._region(told["region"], says)
        says += self._fill(location, told)
        if says and location not in self.new:
            self.changed[location.pk] = location
        return location, says

    def _fill(self, location: Location, told: dict[str, Any]) -> list[list[Any]]:
        says = []
        for name, field in (("street", "street"), ("postcode", "postcode"), ("town", "town"), ("latitude",
        "latitude"),
                            ("longitude", "longitude"), ("reception", "has_reception")):  # fmt: skip
            old, new = getattr(location, field), told[name]
            if new is not None and old != new:
                says.append([name, None if old is None else str(old), str(new)])
                setattr(location, field, new)
        return says

    def _region(self, name: str, says: list[list[Any]]) -> Region:
        region = self.regions.get(name.lower())
        if region is None:
            region = Region(id=new_id(), name=name)
            self.regions[name.lower()] = region
            self.new.append(region)
            says.append(["new_region", name])
        return region

    def _team(self, location: Location, name: str, kind: str | None, says: list[list[Any]]) -> bool:
        team = self.teams.get((location.pk, name.lower()))
        if team is None:
            team = Team(location=location, name=name, kind=kind or "day")
            self.teams[location.pk, name.lower()] = team
            self.new.append(team)
            says.append(["new_team"])
            return True
        if kind and team.kind != kind:
            says.append(["team_kind", team.kind, kind])
            team.kind = kind
            if team not in self.new:
                self.changed[team.pk] = team
        return False


def compare(asked: Asked) -> None:
    _locate()
    lines = Plan().lines()
    with connection.cursor() as cursor:
        cursor.executemany(
            VERDICT, [(n, outcome, "", title, json.dumps(says)) for n, outcome, title, says in lines]
        )


def carry_out(asked: Asked, tell: Any) -> None:
    """The same plan again, and then it is done."""
    plan = Plan()
    plan.lines()
    Region.objects.bulk_create([row for row in plan.new if isinstance(row, Region)])
    Location.objects.bulk_create([row for row in plan.new if isinstance(row, Location)])
    Team.objects.bulk_create([row for row in plan.new if isinstance(row, Team)])
    for row in plan.changed.values():
        row.save()
    moved = [row for row in plan.changed.values() if isinstance(row, Location)]
    for team in Team.objects.filter(location__in=moved, ended_on=None):
        keep_apart_around(team)


def _locate() -> None:
    """Coordinates of the postcode where the file has none: of the whole one, else of its digits."""
    with connection.cursor() as cursor:
        for letters in (6, 4):
            cursor.execute(POSTCODES, ["", letters])


LOCATIONS = FileKind(
    name="locations",
    label=_("Locaties en teams"),
    lead=_("Huizen en standplaatsen met regio en adres, en welke teams er werken."),
    icon="building-2",
    columns=COLUMNS,
    stage=STAGE,
    copy=COPY,
    clean=clean,
    compare=compare,
    carry_out=carry_out,
    address="people:locations",
    file_name="locaties",
)
