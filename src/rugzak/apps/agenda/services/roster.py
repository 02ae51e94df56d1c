"""The roster that comes in: who works when, as another program planned it. Seen by planning, kept for a month."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.exchange import cells
from rugzak.ground.exchange.cells import CellRefused, RowRefused
from rugzak.ground.exchange.columns import Column
from rugzak.ground.exchange.kinds import Asked, Cells, FileKind, Staged

COLUMNS = (
    Column(
        "staff_number",
        _("Personeelsnummer"),
        ("pers.nr.", "persnr", "nummer", "medewerkernummer", "medewerkersnummer", "stamnummer", "medewerker"),
        required=True,
        example=("04512", "04512", "04513"),
    ),
    Column(
        "day",
        _("Datum"),
        ("dag", "dienstdatum", "datum dienst", "begindatum", "startdatum"),
        required=True,
        example=("9-3-2027", "10-3-2027", "9-3-2027"),
    ),
    Column(
        "starts",
        _("Begin"),
        ("begintijd", "van", "start", "starttijd", "aanvang", "begin dienst"),
        required=True,
        example=("07:00", "07:00", "22:45"),
    ),
    Column(
        "ends",
        _("Einde"),
        ("eindtijd", "eind", "tot", "stop", "einde dienst"),
        required=True,
        example=("15:30", "12:00", "07:15"),
    ),
)
STAGE = """
    CREATE TEMP TABLE staged (number int, id uuid, staff_number text, starts timestamptz, ends timestamptz)
    ON COMMIT DROP
"""
COPY = "COPY staged (number, id, staff_number, starts, ends) FROM STDIN"
DROP = "DROP TABLE IF EXISTS pg_temp.wanted, pg_temp.gone_shift"
REFUSE_STRANGERS = """
    WITH gone AS (
        DELETE FROM staged s WHERE NOT EXISTS (
            SELECT 1 FROM accounts_member m WHERE m.staff_number = s.staff_number AND m.ended_at IS NULL
        ) RETURNING number, staff_number
    )
    INSERT INTO verdict SELECT number, 'refused', staff_number, staff_number,
        jsonb_build_array(jsonb_build_array('refused', 'person_unknown', 'staff_number', staff_number)), NULL::uuid
    FROM gone
"""
DROP_DOUBLES = """
    DELETE FROM staged s USING staged t
    WHERE s.staff_number = t.staff_number AND s.starts = t.starts AND s.ends = t.ends AND s.number > t.number
"""
REFUSE_OVERLAPS = """
    WITH near AS (
        SELECT number, lag(number) OVER one AS other, starts, max(ends) OVER (
            PARTITION BY staff_number ORDER BY starts, number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS busy_until
        FROM staged WINDOW one AS (PARTITION BY staff_number ORDER BY starts, number)
    ), gone AS (
        DELETE FROM staged s USING near n WHERE n.number = s.number AND n.busy_until > n.starts
        RETURNING s.number, s.staff_number, n.other
    )
    INSERT INTO verdict SELECT number, 'refused', staff_number, staff_number,
        jsonb_build_array(jsonb_build_array('refused', 'overlaps', 'starts', other::text)), NULL::uuid FROM gone
"""
WANTED = """
    CREATE TEMP TABLE wanted ON COMMIT DROP AS
    SELECT s.number, s.id, m.id AS member_id, s.staff_number, tstzrange(s.starts, s.ends) AS during, h.id AS shift_id,
           concat_ws(' ', m.first_name, nullif(m.prefix, ''), m.last_name) AS name
    FROM staged s JOIN accounts_member m ON m.staff_number = s.staff_number
    LEFT JOIN agenda_shift h ON h.member_id = m.id AND h.during = tstzrange(s.starts, s.ends)
"""
# The file replaces what was known of its people, from its first day through its last.
GONE = """
    CREATE TEMP TABLE gone_shift ON COMMIT DROP AS
    SELECT h.id, w.name, w.staff_number, h.during
    FROM agenda_shift h
    JOIN (SELECT member_id, max(name) AS name, max(staff_number) AS staff_number FROM wanted GROUP BY member_id) w
      ON w.member_id = h.member_id
    WHERE lower(h.during) >= (SELECT date_trunc('day', min(lower(during)) AT TIME ZONE %(zone)s) AT TIME ZONE %(zone)s
                              FROM wanted)
      AND lower(h.during) < (SELECT (date_trunc('day', max(lower(during)) AT TIME ZONE %(zone)s)
                                     + interval '1 day') AT TIME ZONE %(zone)s FROM wanted)
      AND h.id NOT IN (SELECT shift_id FROM wanted WHERE shift_id IS NOT NULL)
"""
TELL = """
    INSERT INTO verdict
    SELECT number, CASE WHEN shift_id IS NULL THEN 'new' ELSE 'same' END, staff_number, name,
           jsonb_build_array(jsonb_build_array('shift', lower(during), upper(during))), NULL::uuid FROM wanted
    UNION ALL
    SELECT 0, 'changed', staff_number, name,
           jsonb_build_array(jsonb_build_array('shift_gone', lower(during), upper(during))), NULL::uuid FROM gone_shift
"""
REMOVE = "DELETE FROM agenda_shift h USING gone_shift g WHERE h.id = g.id"
MAKE = """
    INSERT INTO agenda_shift (id, organisation_id, member_id, during)
    SELECT id, current_setting('app.organisation')::uuid, member_id, during FROM wanted WHERE shift_id IS NULL
"""


def clean(asked: Asked) -> Callable[[Cells], Staged]:
    zone = timezone.get_current_timezone()

    def row(cells_: Cells) -> Staged:
        column = "staff_number"
        try:
            number = cells.staff_number(cells_["staff_number"])
            column = "day"
            day = cells.day(cells_["day"])
            if day is None:
                raise CellRefused("empty")
            column = "starts"
            starts = datetime.combine(day, cells.clock(cells_["starts"]), tzinfo=zone)
            column = "ends"
            ends = datetime.combine(day, cells.clock(cells_["ends"]), tzinfo=zone)
            if ends <= starts:
                ends = datetime.combine(day + timedelta(days=1), ends.time(), tzinfo=zone)
        except CellRefused as why:
            raise RowRefused(column, why) from None
        return number, *(one.astimezone(UTC).isoformat() for one in (starts, ends))

    return row


def compare(asked: Asked) -> None:
    values = {"zone": timezone.get_current_timezone_name()}
    with connection.cursor() as cursor:
        for statement in (DROP, REFUSE_STRANGERS, DROP_DOUBLES, REFUSE_OVERLAPS, WANTED):
            cursor.execute(statement)
        cursor.execute(GONE, values)
        cursor.execute(TELL)


def carry_out(asked: Asked, tell: Any) -> None:
    with connection.cursor() as cursor:
        for statement in (REMOVE, MAKE):
            cursor.execute(statement)


SHIFTS = FileKind(
    name="shifts",
    label=_("Rooster"),
    lead=_(
        "Wanneer mensen werken, uit het roosterprogramma. Alleen tijden, geen soort dienst en geen reden."
    ),
    icon="calendar-clock",
    columns=COLUMNS,
    stage=STAGE,
    copy=COPY,
    clean=clean,
    compare=compare,
    carry_out=carry_out,
    address="office:files",
    file_name="rooster",
)
