"""Opening what an office made: csv in any encoding, or xlsx; as rows of text. Pure: no database.

Both are read as a stream when they are long, so that memory does not grow with the file.
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from rugzak.ground.exchange import refusals, workbooks
from rugzak.ground.exchange.words import (
    HEADING_ROWS,
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_FILES_INSIDE,
    MOST_LINES,
    MOST_TIMES_LARGER,
    MOST_UNPACKED,
)

ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
DELIMITERS = (";", "\t", ",", "|")
MIB = 1024 * 1024
SNIFFED = 64 * 1024

Row = list[str]


@dataclass(frozen=True)
class Shape:
    """How the file was made, found once: everything that reading it again takes."""

    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: int = 0

    def told(self) -> dict[str, Any]:
        return asdict(self)


def shape_of(file: BinaryIO) -> Shape:
    """Look at the bytes, never at the name. Raises a FileRefused."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > MOST_BYTES:
        raise refusals.FileTooLarge
    head = file.read(SNIFFED)
    if not head.strip():
        raise refusals.EmptyFile
    if head.startswith(ZIP):
        check_zip(file)
        return Shape("xlsx", sheet=workbooks.fullest_sheet(file))
    if head.startswith(OLD_OFFICE):
        raise refusals.Locked if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in head else refusals.OldExcel
    if head.startswith(
        (PDF, b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"\x1f\x8b")
    ):
        raise refusals.WrongType
    encoding = _encoding(file, head)
    return Shape("csv", encoding, _delimiter(head.decode(encoding, errors="replace")))


def rows_of(file: BinaryIO, shape: Shape) -> Iterator[tuple[int, Row]]:
    """Each row with its number as a person counts in the file, from 1. Raises a FileRefused on the way."""
    rows = _csv_rows(file, shape) if shape.kind == "csv" else workbooks.rows_of_sheet(file, shape.sheet)
    for count, (number, row) in enumerate(rows):
        if count > MOST_LINES + HEADING_ROWS:
            raise refusals.TooManyLines
        if len(row) > MOST_COLUMNS:
            if any(cell.strip() for cell in row[MOST_COLUMNS:]):
                raise refusals.TooManyColumns
            row = row[:MOST_COLUMNS]  # noqa: PLW2901 (a spreadsheet's empty columns are no columns)
        yield number, row


def first_rows(file: BinaryIO, shape: Shape, count: int = HEADING_ROWS) -> list[tuple[int, Row]]:
    rows = []
    for numbered in rows_of(file, shape):
        rows.append(numbered)
        if len(rows) >= count:
            break
    return rows


def check_zip(file: BinaryIO) -> None:
    """Refuse what is no spreadsheet, and what unpacks to something huge, whatever its own list says."""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names:
                raise refusals.WrongType
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise refusals.HasMacros
            if len(entries) > MOST_FILES_INSIDE or any(entry.flag_bits & 1 for entry in entries):
                raise refusals.UnpacksTooLarge
            _unpack_all(archive, entries)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
    ) as error:
        raise refusals.Damaged from error


def _unpack_all(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    packed = sum(entry.compress_size for entry in entries)
    limit = min(MOST_UNPACKED, max(packed * MOST_TIMES_LARGER, 20 * MIB))
    if sum(entry.file_size for entry in entries) > limit:
        raise refusals.UnpacksTooLarge
    seen = 0
    for entry in entries:
        # Reads what is really there: an entry that is larger than it says fails its checksum.
        with archive.open(entry) as inside:
            while block := inside.read(MIB):
                seen += len(block)
                if seen > limit:
                    raise refusals.UnpacksTooLarge


def _encoding(file: BinaryIO, head: bytes) -> str:
    """UTF-8 when every byte of the file is, else Windows-1252, as the Excel of a Dutch office writes."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in head:
        raise refusals.WrongType
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    file.seek(0)
    try:
        while block := file.read(MIB):
            if b"\x00" in block:
                raise refusals.WrongType
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(head: str) -> str:
    """The sign that splits the first rows into the same number of cells, and most of them."""
    lines = [line for line in head.splitlines()[:HEADING_ROWS] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) >= 5:
        return lines[0][4]
    scores = {sign: _score(lines, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: scores[sign])
    return best if scores[best] else ";"


def _score(lines: list[str], sign: str) -> float:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return 0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0
    common = max(set(wide), key=wide.count)
    return wide.count(common) * 10 + common


def _csv_rows(file: BinaryIO, shape: Shape) -> Iterator[tuple[int, Row]]:
    file.seek(0)
    text = io.TextIOWrapper(
        io.BufferedReader(_Kept(file), MIB), encoding=shape.encoding, errors="replace", newline=""
    )
    csv.field_size_limit(MIB)
    reader = csv.reader(text, delimiter=shape.delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeError) as error:
            raise refusals.Damaged from error
        if reader.line_num == 1 and row and row[0].lower().startswith("sep="):
            continue
        yield reader.line_num, [cell[:LONGEST_CELL] for cell in row]


class _Kept(io.RawIOBase):
    """The wrapper around the text closes what it reads from; ours stays open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        block = self._file.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


def is_blank(row: Iterable[str]) -> bool:
    return not any(cell and not cell.isspace() for cell in row)
