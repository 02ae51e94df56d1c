"""Files as an office makes them, for tests."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange import services
from rugzak.ground.exchange.kinds import kind_called
from rugzak.ground.exchange.models import Upload, UploadLine


def csv_file(text: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def xlsx_file(rows: Sequence[Sequence[object]], *, merge: Sequence[str] = ()) -> io.BytesIO:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for cells in merge:
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return file


def checked(
    file: io.BytesIO, by: Member, *, kind: str = "people", complete: bool = False, on: date | None = None
) -> Upload:
    """Receive and check with the columns as they were recognised."""
    upload = services.receive_file(kind=kind_called(kind), name="lijst.csv", file=file, by=by)
    upload = services.choose_columns(upload=upload, columns=upload.columns, is_complete=complete, by=by)
    if on is not None:
        Upload.objects.filter(pk=upload.pk).update(as_of=on)
    return services.check(upload=upload)


def carried_out(upload: Upload, by: Member, second: Member | None = None) -> Upload:
    upload = services.start_carrying_out(upload=upload, by=by)
    if second is not None:
        upload = services.confirm(upload=upload, by=second)
    return services.carry_out(upload=upload)


def told(upload: Upload) -> list[tuple[str, str, list[str]]]:
    """Outcome, title and the codes of each line."""
    rows = UploadLine.objects.filter(upload=upload).order_by("number", "title", "id")
    return [(row.outcome, row.title, [str(code[0]) for code in row.says]) for row in rows]
