"""Sheets of an xlsx as rows of text. Pure: no database.

A workbook of usual size is opened whole: quick, and patient with what programs write. A large one
is read row by row: slower, and a row more takes hardly any memory (150,000 of them some 25 MB).
"""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, BinaryIO

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from rugzak.ground.exchange import refusals
from rugzak.ground.exchange.words import LONGEST_CELL, MOST_OPENED_WHOLE

Row = list[str]
COUNTED = 1_000


def fullest_sheet(file: BinaryIO) -> int:
    """The number of the sheet that holds most rows, of those a person can see. Raises a FileRefused."""
    try:
        heights = _heights_in_rows(file) if _is_large(file) else _heights(file)
    except Exception as error:
        # Whatever its author's program did wrong, the reader gets one sentence; calamine also panics on some.
        raise refusals.Damaged from error
    if not any(heights):
        raise refusals.EmptyFile
    return heights.index(max(heights))


def rows_of_sheet(file: BinaryIO, at: int) -> Iterator[tuple[int, Row]]:
    """Each row with its number on the screen: empty rows before the first filled one come along."""
    try:
        rows = _in_rows(file, at) if _is_large(file) else _whole(file, at)
        for number, row in enumerate(rows, 1):
            yield number, [_cell(value) for value in row]
    except Exception as error:
        raise refusals.Damaged from error


def _is_large(file: BinaryIO) -> bool:
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        return sum(entry.file_size for entry in archive.infolist()) > MOST_OPENED_WHOLE


def _heights(file: BinaryIO) -> list[int]:
    file.seek(0)
    book = CalamineWorkbook.from_filelike(file)
    return [_height(book, at) for at in range(len(book.sheet_names))]


def _height(book: CalamineWorkbook, at: int) -> int:
    metadata = book.sheets_metadata[at]
    if str(metadata.typ).rsplit(".", maxsplit=1)[-1] != "WorkSheet" or "Hidden" in str(metadata.visible):
        return 0
    return int(book.get_sheet_by_index(at).height)


def _whole(file: BinaryIO, at: int) -> Iterator[Any]:
    file.seek(0)
    yield from CalamineWorkbook.from_filelike(file).get_sheet_by_index(at).iter_rows()


def _opened(file: BinaryIO) -> Any:
    file.seek(0)
    with warnings.catch_warnings():
        # It warns about styles and extensions that it leaves out: nothing that we read.
        warnings.simplefilter("ignore")
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _heights_in_rows(file: BinaryIO) -> list[int]:
    """What the sheets say of themselves; of one that says nothing the first rows are counted."""
    heights = []
    for sheet in _opened(file):
        if sheet.sheet_state != "visible" or not hasattr(sheet, "iter_rows"):
            heights.append(0)
        else:
            heights.append(sheet.max_row or sum(1 for _row in islice(sheet.iter_rows(), COUNTED)))
    return heights


def _in_rows(file: BinaryIO, at: int) -> Iterator[Any]:
    sheet = _opened(file).worksheets[at]
    # Some programs write a size that is not true: the rows themselves tell.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _cell(value: Any) -> str:
    """As a person would read it on the screen: no ".0" behind a staff number, a date as a date."""
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return value.isoformat() if isinstance(value, date | time) else str(value or "")
