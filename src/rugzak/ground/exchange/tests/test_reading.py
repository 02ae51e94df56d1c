"""Reading what offices make, and refusing what would hurt. No database."""

import csv
import io
import tracemalloc
import zipfile
from datetime import date, time
from decimal import Decimal

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from rugzak.ground.exchange import cells, refusals, workbooks
from rugzak.ground.exchange.cells import CellRefused
from rugzak.ground.exchange.columns import Column, find_headings, recognise
from rugzak.ground.exchange.names import Name, split_full, tidy_name
from rugzak.ground.exchange.reading import Shape, rows_of, shape_of
from rugzak.ground.exchange.tests.making import csv_file, xlsx_file
from rugzak.ground.exchange.writing import STARTS, bare_cell, csv_text, safe_cell

QUICK = settings(max_examples=60, deadline=None)
LETTERS = st.text(
    st.characters(codec="cp1252", exclude_categories=["C"], exclude_characters="\x85"), max_size=30
)


def rows(file: io.BytesIO) -> list[list[str]]:
    return [row for _number, row in rows_of(file, shape_of(file))]


# ── Any table that an office can make comes back as it was ──
@QUICK
@given(
    table=st.lists(st.tuples(LETTERS, LETTERS, LETTERS), min_size=1, max_size=12),
    sign=st.sampled_from([";", ",", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    ending=st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_written_is_read(
    table: list[tuple[str, ...]], sign: str, encoding: str, ending: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign, lineterminator=ending)
    writer.writerow(["Personeelsnummer", "Voornaam", "Achternaam"])
    writer.writerows(table)
    content = text.getvalue().encode(encoding)
    # Bytes that happen to be good UTF-8 are read as that: nobody can tell the difference.
    if encoding == "cp1252" and _is_utf8(content):
        return
    read = rows(io.BytesIO(content))
    assert read[0] == ["Personeelsnummer", "Voornaam", "Achternaam"]
    assert read[1:] == [list(row) for row in table]


@QUICK
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    try:
        for row in rows(io.BytesIO(content)):
            assert all(isinstance(cell, str) for cell in row)
    except refusals.FileRefused as refusal:
        assert str(refusal.sentence)


@QUICK
@given(value=st.text(max_size=40))
def test_no_cell_we_write_starts_a_formula_and_the_value_comes_back(value: str) -> None:
    written = safe_cell(value)
    assert not written.startswith(STARTS) or written.lstrip("-").replace(",", "").replace(".", "").isdigit()
    assert bare_cell(written) == value or value.startswith("'")


@QUICK
@given(day=st.dates(date(1960, 1, 1), date(2027, 12, 31)))
def test_every_way_to_write_a_day_is_that_day(day: date) -> None:
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    ways = (
        f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat(), f"{day:%Y%m%d}", f"{day} 00:00:00",
        f"{day.day} {months[day.month - 1]} {day.year}", f"{day:%d.%m.%Y}",
    )  # fmt: skip
    assert {cells.day(way) for way in ways} == {day}


@QUICK
@given(text=st.text(max_size=30))
def test_any_text_is_a_value_or_a_reason(text: str) -> None:
    for read in (cells.staff_number, cells.mail, cells.clock, cells.hours, cells.yes, cells.day):
        try:
            read(text)
        except CellRefused as why:
            assert why.code
    try:
        cells.phone(text, "nl")
    except CellRefused as why:
        assert why.code in ("not_a_phone", "formula")


# ── By example ──
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Berg, Jan van den", Name("Jan", "van den", "Berg")),
        ("van den Berg, Jan", Name("Jan", "van den", "Berg")),
        ("Jan van den Berg", Name("Jan", "van den", "Berg")),
        ("Berg, van den, Jan", Name("Jan", "van den", "Berg")),
        ("Veld, Joost op 't", Name("Joost", "op 't", "Veld")),
        ("Özdemir, Şengül", Name("Şengül", "", "Özdemir")),
        ("Anne Marie Smit", Name("Anne", "", "Marie Smit")),
        ("d'Hondt, Lieve", Name("Lieve", "d'", "Hondt")),
        ("Vanderlinden, Piet", Name("Piet", "", "Vanderlinden")),
    ],
)  # fmt: skip
def test_names_in_the_netherlands(text: str, name: Name) -> None:
    assert split_full(text, belgian=False) == name


def test_a_flemish_prefix_is_part_of_the_name() -> None:
    assert split_full("Van den Broeck, Renée", belgian=True) == Name("Renée", "", "Van den Broeck")
    assert tidy_name("Renée", "van den", "Broeck", belgian=True) == Name("Renée", "", "van den Broeck")


@pytest.mark.parametrize(
    ("text", "value"),
    [("7:30", time(7, 30)), ("07.30", time(7, 30)), ("7u30", time(7, 30)), ("0730", time(7, 30)),
     ("0,3125", time(7, 30)), ("24:00", time(0)), ("2027-03-09 07:30", time(7, 30)), ("7 uur", None), ("25:00", None)],
)  # fmt: skip
def test_times(text: str, value: time | None) -> None:
    if value is None:
        with pytest.raises(CellRefused):
            cells.clock(text)
    else:
        assert cells.clock(text) == value


def test_numbers_phones_and_days() -> None:
    assert (cells.hours("24,5"), cells.hours("24:30"), cells.hours("")) == (
        Decimal("24.5"),
        Decimal("24.5"),
        None,
    )
    assert cells.phone("0470/12.34.56", "be") == "+32 470 12 34 56"
    assert cells.phone("0031 6 12345678", "nl") == "+31 6 12345678"
    assert (cells.staff_number("'00451"), cells.staff_number(" 00451 ")) == ("00451", "00451")
    assert cells.day("31-12-9999", end=True) is None
    assert cells.day("45352") == date(2024, 3, 1)
    for wrong in ("31-2-2027", "gisteren", "1-13-2020"):
        with pytest.raises(CellRefused):
            cells.day(wrong)


@pytest.mark.parametrize(
    "text", ["06-12345678", "06 12 34 56 78", "+31612345678", "0031 6 12345678", "(06)12345678"]
)
def test_the_short_way_to_read_a_mobile_number_gives_what_the_library_gives(text: str) -> None:
    parsed = phonenumbers.parse(text, "NL")
    theirs = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert cells.phone(text, "nl") == theirs == "+31 6 12345678"


def test_merged_headings_and_headings_that_nearly_match() -> None:
    columns = (
        Column("starts_on", "Eerste werkdag", ("dienstverband begin",)),
        Column("number", "Personeelsnummer", ()),
    )
    found = find_headings(
        [["Lijst", "", ""], ["", "Dienstverband", ""], ["Personeelsnumer", "Begin", "Eind"]], columns
    )
    assert found is not None
    assert (found.row, found.chosen) == (2, {"starts_on": 1, "number": 0})
    assert recognise(["Geboortedatum", "BSN", "Woonplaats"], columns) == {}


def test_a_spreadsheet_keeps_zeros_and_shows_days_as_days() -> None:
    file = xlsx_file([["Nr", "Dag", "Uren"], ["00451", date(2027, 3, 9), 24.5], [4512, None, 8]])
    assert rows(file) == [["Nr", "Dag", "Uren"], ["00451", "2027-03-09", "24.5"], ["4512", "", "8"]]


def test_a_spreadsheet_that_begins_lower_keeps_its_line_numbers() -> None:
    file = xlsx_file([[None, None], [None, None], ["Nr", "Naam"], ["1", "Noor"]])
    assert [(number, row) for number, row in rows_of(file, shape_of(file)) if any(row)] == [
        (3, ["Nr", "Naam"]), (4, ["1", "Noor"]),
    ]  # fmt: skip


# ── Attacks ──
def bomb() -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 60_000_000)
    return file


def liar() -> io.BytesIO:
    """Says it is small: the sizes in the list are changed, the data are not."""
    content = bytearray(bomb().getvalue())
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return io.BytesIO(bytes(content))


def with_macros() -> io.BytesIO:
    file = xlsx_file([["Nr"], ["1"]])
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return file


def other_zip() -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return file


@pytest.mark.parametrize(
    ("file", "refusal"),
    [
        (bomb, refusals.UnpacksTooLarge),
        (liar, refusals.Damaged),
        (with_macros, refusals.HasMacros),
        (other_zip, refusals.WrongType),
        (lambda: io.BytesIO(b"%PDF-1.7 x"), refusals.WrongType),
        (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0 old"), refusals.OldExcel),
        (lambda: io.BytesIO(b"MZ\x90\x00"), refusals.WrongType),
        (lambda: io.BytesIO(b"a;b\x00c"), refusals.WrongType),
        (lambda: io.BytesIO(b"PK\x03\x04 half a zip"), refusals.Damaged),
        (lambda: io.BytesIO(b""), refusals.EmptyFile),
        (lambda: io.BytesIO(b"\r\n \r\n"), refusals.EmptyFile),
        (lambda: io.BytesIO(b"x" * (20 * 1024 * 1024 + 1)), refusals.FileTooLarge),
    ],
)
def test_what_would_hurt_is_refused_in_a_plain_sentence(
    file: "object", refusal: type[refusals.FileRefused]
) -> None:
    with pytest.raises(refusal) as raised:
        rows(file())  # type: ignore[operator]
    assert str(raised.value.sentence)


def test_a_formula_in_a_cell_is_refused() -> None:
    for text in ("=HYPERLINK(1)", "@SUM(A1)", "+1+2", "-2+3"):
        with pytest.raises(CellRefused) as refused:
            cells.words(text, longest=80)
        assert refused.value.code == "formula"
    assert cells.words("O'Brien - de Vries", longest=80) == "O'Brien - de Vries"


def test_what_goes_out_opens_in_a_spreadsheet_without_running() -> None:
    text = csv_text(["Naam", "Uren"], [["=1+1", "-12,5"], ["@x", 8]])
    assert text == "\ufeffNaam;Uren\r\n'=1+1;-12,5\r\n'@x;8\r\n"


def test_many_columns_are_refused() -> None:
    with pytest.raises(refusals.TooManyColumns):
        rows(csv_file(";".join(["kolom"] * 300)))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_a_large_spreadsheet_is_read_row_by_row_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    head = ["Nr", "Dag", "Uren", "Duur", "Vast"]
    rows = [
        [None] * 5,
        head,
        ["00451", date(2027, 3, 9), 24.5, time(7, 15), True],
        [4512, None, 0, None, False],
    ]
    small = xlsx_file(rows)
    whole = list(rows_of(small, shape_of(small)))
    monkeypatch.setattr(workbooks, "MOST_OPENED_WHOLE", 0)
    monkeypatch.setattr(workbooks, "CalamineWorkbook", None)
    assert [row for row in rows_of(small, shape_of(small)) if any(row[1])] == [
        row for row in whole if any(row[1])
    ]


def test_a_large_one_that_is_damaged_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_OPENED_WHOLE", 0)
    broken = io.BytesIO()
    with zipfile.ZipFile(xlsx_file([["Nr"], ["1"]])) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            bad.writestr(name, text[: len(text) // 2] if "sheet1" in name else text)
    with pytest.raises(refusals.Damaged):
        list(rows_of(broken, shape_of(broken)))


def test_a_row_more_of_a_large_spreadsheet_takes_hardly_more_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbooks, "MOST_OPENED_WHOLE", 0)
    peaks = []
    for count in (4_000, 16_000):
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for number in range(count):
            sheet.append([number, "Verzorgende IG", number, number, number, number, number, number])
        file = io.BytesIO()
        book.save(file)
        tracemalloc.start()
        assert sum(1 for _row in rows_of(file, Shape("xlsx"))) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[1] - peaks[0]) / 12_000 < 250  # bytes a row; opened whole it is eight hundred and more
