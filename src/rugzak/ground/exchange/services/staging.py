"""Rows of a file into a temporary table, by COPY: cleaned once, kept cleaned, refused row by row.

The tables of an organisation refuse COPY (row-level security); a temporary table is of
this transaction alone, and what goes on from there goes by INSERT, within the wall.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from rugzak.ground.exchange.cells import CellRefused, RowRefused
from rugzak.ground.exchange.kinds import Asked, FileKind
from rugzak.ground.exchange.models import Upload, UploadLine
from rugzak.ground.exchange.reading import Shape, is_blank, rows_of
from rugzak.ground.exchange.refusals import EmptyFile, TooManyLines
from rugzak.ground.exchange.services.pieces import drop_pieces, keep_rows, opened, rows_again, set_aside
from rugzak.ground.exchange.words import MOST_LINES, PIECE_BYTES, Outcome, Part
from rugzak.ground.exchange.writing import bare_cell
from rugzak.ground.kernel.ids import new_id

Tell = Callable[[int], None]
TELL_EVERY = 2_000
REFUSED_AT_ONCE = 1_000
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
VERDICT = """
    CREATE TEMP TABLE verdict (
        number int, outcome text, key text, title text, says jsonb, person uuid
    ) ON COMMIT DROP
"""


def prepare(kind: FileKind) -> None:
    """Empty temporary tables; long work is allowed in this transaction only."""
    with connection.cursor() as cursor:
        cursor.execute(
            # What is known of how many rows there are is of before this file: a nested loop that
            # would do for ten people takes minutes for twenty thousand.
            "SELECT set_config('statement_timeout', '10min', true),"
            " set_config('idle_in_transaction_session_timeout', '10min', true),"
            " set_config('client_min_messages', 'warning', true), set_config('work_mem', '32MB', true),"
            " set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true),"
            # Left unset, each row's history trigger meets an error and rolls a subtransaction back, which
            # goes through every foreign key that waits for its check: a minute for thirty thousand rows.
            " set_config('pgtrigger.ignore', '{}', true)"
        )
        cursor.execute("DROP TABLE IF EXISTS pg_temp.staged, pg_temp.verdict")
        cursor.execute(kind.stage)
        cursor.execute(VERDICT)


def stage_file(upload: Upload, kind: FileKind, asked: Asked, tell: Tell) -> int:
    """Read the file, clean each row, copy it; returns how many lines there were."""
    drop_pieces(upload, Part.ROWS)
    refused, lines = _Refused(upload), 0
    with set_aside() as aside:
        # Within the COPY no other statement can run on this connection: what must be kept waits aside.
        with opened(upload) as file, connection.cursor() as cursor, cursor.copy(kind.copy) as copy:
            rows = rows_of(file, Shape(**upload.shape))
            for number, block in _cleaned(rows, upload, kind.clean(asked), refused):
                lines += 1
                if lines > MOST_LINES:
                    raise TooManyLines
                if block is not None:
                    copy.write(block)
                    aside.write(block)
                if lines % TELL_EVERY == 0:
                    tell(number)
        keep_rows(upload, aside)
    refused.write()
    if not lines:
        raise EmptyFile
    _analyze()
    return lines


def stage_again(upload: Upload, kind: FileKind) -> None:
    """The rows as they were cleaned before, without reading the file again."""
    with (
        rows_again(upload) as file,
        connection.cursor() as cursor,
        cursor.copy(kind.copy) as copy,
    ):
        while block := file.read(PIECE_BYTES):
            copy.write(block)
    _analyze()


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE pg_temp.staged")


class _Refused:
    """The rows that were refused, with what stood in them, so that an office can mend and send them again."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self._lines: list[UploadLine] = []

    def add(self, number: int, row: list[str], column: str, why: CellRefused) -> None:
        says = [["refused", why.code, column, why.value], ["cells", *[cell[:200] for cell in row]]]
        self._lines.append(
            UploadLine(
                upload=self._upload,
                number=number,
                outcome=Outcome.REFUSED,
                title=" ".join(cell for cell in row[:4] if cell)[:200],
                says=says,
            )
        )

    def write(self) -> None:
        UploadLine.objects.bulk_create(self._lines, batch_size=REFUSED_AT_ONCE)


def _cleaned(
    rows: Iterator[tuple[int, list[str]]],
    upload: Upload,
    clean: Callable[[dict[str, str]], tuple[Any, ...]],
    refused: _Refused,
) -> Iterator[tuple[int, bytes | None]]:
    """Each filled row below the headings: as a line of COPY, or None when it was refused."""
    places = [(name, int(at)) for name, at in upload.columns.items()]
    headings = [cell.strip().lower() for cell in upload.headings]
    for number, row in rows:
        if number <= upload.heading_row or is_blank(row) or _is_total(row):
            continue
        cells = {name: bare_cell(row[at]) if at < len(row) else "" for name, at in places}
        try:
            values = clean(cells)
        except RowRefused as why:
            if [cell.strip().lower() for cell in row][: len(headings)] == headings:
                continue  # the headings again, on the next printed page
            refused.add(number, row, why.column, why)
            yield number, None
        else:
            yield number, _copy_line(number, values)


def _is_total(row: list[str]) -> bool:
    """The last line of a printed list: "Totaal 2.600"."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) <= 2 and filled[0].strip().lower().startswith(("totaal", "aantal", "total"))


def _copy_line(number: int, values: tuple[Any, ...]) -> bytes:
    told = [
        "\\N" if value is None else value.translate(_ESCAPES) if isinstance(value, str) else str(value)
        for value in values
    ]
    return f"{number}\t{new_id()}\t{chr(9).join(told)}\n".encode()
