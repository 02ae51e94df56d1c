"""Where postcodes lie, from a table that the organisation has: so that locations need no coordinates typed."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from rugzak.ground.exchange import cells
from rugzak.ground.exchange.cells import CellRefused, RowRefused
from rugzak.ground.exchange.columns import Column
from rugzak.ground.exchange.kinds import Asked, Cells, FileKind, Staged

POSTCODE = re.compile(r"^[1-9][0-9]{3}([A-Z]{2})?$")
COLUMNS = (
    Column("postcode", _("Postcode"), ("pc", "pc4", "pc6", "zip"), required=True, example=("1901AB", "1931")),
    Column(
        "latitude",
        _("Breedtegraad"),
        ("lat", "latitude", "breedte", "y"),
        required=True,
        example=("52,54500", "52,62000"),
    ),
    Column(
        "longitude",
        _("Lengtegraad"),
        ("lon", "lng", "long", "longitude", "lengte", "x"),
        required=True,
        example=("4,66900", "4,62800"),
    ),
)
STAGE = """
    CREATE TEMP TABLE staged (number int, id uuid, postcode text, latitude numeric(8, 5), longitude numeric(8,
    5))
    ON COMMIT DROP
"""
COPY = "COPY staged (number, id, postcode, latitude, longitude) FROM STDIN"
COMPARE = """
    INSERT INTO verdict
    SELECT DISTINCT ON (s.postcode) s.number,
           CASE WHEN p.id IS NULL THEN 'new'
                WHEN (p.latitude, p.longitude) IS DISTINCT FROM (s.latitude,
                s.longitude) THEN 'changed' ELSE 'same' END,
           s.postcode, s.postcode,
           CASE WHEN p.id IS NULL THEN jsonb_build_array(jsonb_build_array('new'))
                ELSE jsonb_build_array(jsonb_build_array('place', concat_ws(' ', p.latitude, p.longitude),
                                                         concat_ws(' ', s.latitude, s.longitude))) END,
                                                         NULL::uuid
    FROM staged s LEFT JOIN people_postcodeplace p ON p.postcode = s.postcode ORDER BY s.postcode, s.number
"""
MERGE = """
    INSERT INTO people_postcodeplace (id, organisation_id, postcode, latitude, longitude)
    SELECT DISTINCT ON (postcode) id, current_setting('app.organisation')::uuid, postcode, latitude, longitude
    FROM staged ORDER BY postcode, number
    ON CONFLICT (organisation_id, postcode) DO UPDATE
    SET latitude = excluded.latitude, longitude = excluded.longitude
"""


def clean(asked: Asked) -> Callable[[Cells], Staged]:
    def row(cells_: Cells) -> Staged:
        column = "postcode"
        try:
            postcode = cells.tidy(cells_["postcode"]).replace(" ", "").upper()
            if not POSTCODE.match(postcode):
                raise CellRefused("not_a_choice", postcode)
            column = "latitude"
            latitude = _here(cells.coordinate(cells_["latitude"], most=90))
            column = "longitude"
            longitude = _here(cells.coordinate(cells_["longitude"], most=180))
        except CellRefused as why:
            raise RowRefused(column, why) from None
        return postcode, latitude, longitude

    return row


def compare(asked: Asked) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COMPARE)


def carry_out(asked: Asked, tell: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MERGE)


def _here(value: Any) -> Any:
    if value is None:
        raise CellRefused("empty")
    return value


POSTCODES = FileKind(
    name="postcodes",
    label=_("Postcodes"),
    lead=_("Een tabel met postcodes en waar die liggen. Daarmee krijgen locaties hun plek op de kaart."),
    icon="map-pin",
    columns=COLUMNS,
    stage=STAGE,
    copy=COPY,
    clean=clean,
    compare=compare,
    carry_out=carry_out,
    address="people:locations",
    file_name="postcodes",
)
