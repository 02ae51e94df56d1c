"""Writing files that are safe to open: nothing in a cell starts a formula. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
BOM = "\ufeff"
NUMBER_SIGNS = frozenset("0123456789.,- ")


def safe_cell(value: Any) -> str:
    """The text of a cell; what a spreadsheet would run as a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    if text.startswith(STARTS) and not _is_number(text):
        return f"'{text}"
    return text


def bare_cell(text: str) -> str:
    """The way back: what ``safe_cell`` put in front is no part of the value."""
    return text[1:] if text.startswith("'") and text[1:].startswith(STARTS) else text


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ";") -> str:
    """A csv as a Dutch or Belgian Excel opens it at once: a mark for UTF-8, and semicolons."""
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    sheet.writerow([safe_cell(heading) for heading in headings])
    for row in rows:
        sheet.writerow([safe_cell(cell) for cell in row])
    return BOM + text.getvalue()


def _is_number(text: str) -> bool:
    """ "-12,5" is a number and stays one."""
    if text[0] != "-" or not set(text) <= NUMBER_SIGNS:
        return False
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
