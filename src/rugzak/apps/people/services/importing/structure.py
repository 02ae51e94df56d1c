"""Which team, location and region a line means; what is not known yet is planned, or the line is refused.

There are hundreds of teams where there are thousands of people, so this is done in
Python, once per team, and goes back into the database as a small table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from rugzak.apps.people.models import Location, Region, Team
from rugzak.apps.people.words import TeamKind
from rugzak.ground.exchange.cells import CellRefused
from rugzak.ground.kernel.ids import new_id

TABLES = (
    "CREATE TEMP TABLE seat_of (team text, location text, region text, team_id uuid, title text) ON COMMIT DROP",
    "CREATE TEMP TABLE new_region (id uuid, name text) ON COMMIT DROP",
    "CREATE TEMP TABLE new_location (id uuid, region_id uuid, name text, town text) ON COMMIT DROP",
    "CREATE TEMP TABLE new_team (id uuid, location_id uuid, name text, kind text) ON COMMIT DROP",
)
DROP = "DROP TABLE IF EXISTS pg_temp.seat_of, pg_temp.new_region, pg_temp.new_location, pg_temp.new_team"
COMBINATIONS = """
    SELECT team, location, region, max(team_kind) FROM staged
    WHERE team IS NOT NULL GROUP BY team, location, region ORDER BY team, location, region
"""
REFUSE = """
    WITH gone AS (
        DELETE FROM staged WHERE team = %s AND location IS NOT DISTINCT FROM %s AND region IS NOT DISTINCT FROM %s
        RETURNING number, staff_number, first_name, prefix, last_name
    )
    INSERT INTO verdict
    SELECT number, 'refused', staff_number, concat_ws(' ', first_name, nullif(prefix, ''), last_name),
           jsonb_build_array(jsonb_build_array('refused', %s::text, 'team', %s::text)), NULL::uuid FROM gone
"""
TELL = """
    INSERT INTO verdict SELECT 0, 'new', '', name, jsonb_build_array(jsonb_build_array('new_region')), NULL::uuid
    FROM new_region
    UNION ALL SELECT 0, 'new', '', name, jsonb_build_array(jsonb_build_array('new_location')), NULL::uuid
    FROM new_location
    UNION ALL SELECT 0, 'new', '', name, jsonb_build_array(jsonb_build_array('new_team')), NULL::uuid FROM new_team
"""
MAKE = (
    "INSERT INTO people_region (id, organisation_id, name)"
    " SELECT id, current_setting('app.organisation')::uuid, name FROM new_region",
    "INSERT INTO people_location (id, organisation_id, region_id, name, street, postcode, town, has_reception)"
    " SELECT id, current_setting('app.organisation')::uuid, region_id, name, '', '', town, true FROM new_location",
    "INSERT INTO people_team (id, organisation_id, location_id, name, kind)"
    " SELECT id, current_setting('app.organisation')::uuid, location_id, name, kind FROM new_team",
)


@dataclass
class House:
    """Regions, locations and teams as they are, and as they would become."""

    regions: dict[str, UUID] = field(default_factory=dict)
    locations: dict[str, UUID] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    teams: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    ended: set[tuple[UUID, str]] = field(default_factory=set)
    by_name: dict[str, list[UUID]] = field(default_factory=dict)
    new_regions: list[tuple[UUID, str]] = field(default_factory=list)
    new_locations: list[tuple[UUID, UUID, str, str]] = field(default_factory=list)
    new_teams: list[tuple[UUID, UUID, str, str]] = field(default_factory=list)

    @classmethod
    def now(cls) -> "House":
        house = cls()
        house.regions = {name.lower(): key for key, name in Region.objects.values_list("pk", "name")}
        for key, name, closed_on in Location.objects.values_list("pk", "name", "closed_on"):
            house.locations[name.lower()] = key
            if closed_on:
                house.closed.add(name.lower())
        for key, place, name, ended_on in Team.objects.values_list("pk", "location_id", "name", "ended_on"):
            if ended_on:
                house.ended.add((place, name.lower()))
            else:
                house.teams[place, name.lower()] = key
                house.by_name.setdefault(name.lower(), []).append(key)
        return house

    def team(self, name: str, location: str | None, region: str | None, kind: str | None) -> UUID:
        """The team that is meant; one that is new with its location is planned. Raises CellRefused."""
        if location is None:
            found = self.by_name.get(name.lower(), [])
            if len(found) != 1:
                raise CellRefused("team_unclear" if found else "team_unknown", name)
            return found[0]
        place = self.location(location, region)
        key = (place, name.lower())
        if key in self.ended:
            raise CellRefused("team_unknown", name)
        if key not in self.teams:
            self.teams[key] = new_id()
            self.by_name.setdefault(name.lower(), []).append(self.teams[key])
            self.new_teams.append((self.teams[key], place, name, kind or TeamKind.DAY.value))
        return self.teams[key]

    def location(self, name: str, region: str | None) -> UUID:
        key = name.lower()
        if key in self.closed:
            raise CellRefused("location_unknown", name)
        if key not in self.locations:
            if region is None:
                raise CellRefused("region_missing", name)
            self.locations[key] = new_id()
            self.new_locations.append((self.locations[key], self.region(region), name, name[:60]))
        return self.locations[key]

    def region(self, name: str) -> UUID:
        key = name.lower()
        if key not in self.regions:
            self.regions[key] = new_id()
            self.new_regions.append((self.regions[key], name))
        return self.regions[key]


def find_teams() -> None:
    """Fill ``seat_of`` with the team of each combination in the file, and plan what is new."""
    house = House.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TABLE IF EXISTS pg_temp.seat_of, pg_temp.new_region, pg_temp.new_location, pg_temp.new_team"
        )
        for table in TABLES:
            cursor.execute(table)
        cursor.execute(COMBINATIONS)
        seats = []
        for team, location, region, kind in cursor.fetchall():
            try:
                seats.append((team, location, region, house.team(team, location, region, kind), team))
            except CellRefused as why:
                cursor.execute(REFUSE, [team, location, region, why.code, why.value])
        _fill("INSERT INTO seat_of VALUES (%s, %s, %s, %s, %s)", seats)
        _fill("INSERT INTO new_region VALUES (%s, %s)", house.new_regions)
        _fill("INSERT INTO new_location VALUES (%s, %s, %s, %s)", house.new_locations)
        _fill("INSERT INTO new_team VALUES (%s, %s, %s, %s)", house.new_teams)
        cursor.execute(TELL)


def make_places() -> None:
    """The regions, locations and teams that were planned."""
    with connection.cursor() as cursor:
        for statement in MAKE:
            cursor.execute(statement)


def _fill(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
