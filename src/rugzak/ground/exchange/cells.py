"""What stands in one cell, made into a value. Pure; what cannot be read raises CellRefused."""

import re
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

STAFF_NUMBER = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$")
DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")
YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
IN_WORDS = re.compile(r"^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})$")
TIME_BEHIND = re.compile(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?$")
CLOCK = re.compile(r"^(\d{1,2})[:.uh](\d{2})?(?:[:.]\d{2})?$")
SPACES = re.compile(r"[\s\u00a0\u202f]+")
NOT_PRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
DUTCH_MOBILE = re.compile(r"^(?:06|\+316|00316)([0-9]{8})$")
SEPARATORS = re.compile(r"[ ./()-]")
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januari", "feb februari", "mrt maart maa", "apr april", "mei", "jun juni", "jul juli",
         "aug augustus", "sep sept september", "okt oktober", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
# "Not yet known" as payroll programs write it.
NEVER = ("9999", "2999", "00-00-0000", "0000-00-00")
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(20_000, 80_000)
EARLIEST, YEARS_AHEAD, YEARS_AHEAD_END = 1950, 2, 50
FORMULA_STARTS = ("=", "@", "\t", "\r")


class CellRefused(ValueError):
    """A cell that cannot be used: the code of the reason, and what stands there."""

    def __init__(self, code: str, value: str = "") -> None:
        self.code, self.value = code, value[:80]
        super().__init__(code)


class RowRefused(CellRefused):
    """A row that cannot be used because of one cell, with the column it stands in."""

    def __init__(self, column: str, why: CellRefused) -> None:
        self.column = column
        super().__init__(why.code, why.value)


def tidy(text: str) -> str:
    """One line without invisible signs; text that would start a formula is refused."""
    text = SPACES.sub(" ", NOT_PRINTED.sub("", text)).strip()
    if text.startswith(FORMULA_STARTS):
        raise CellRefused("formula", text)
    return text


def words(text: str, *, longest: int) -> str:
    text = tidy(text)
    if len(text) > longest:
        raise CellRefused("too_long", text)
    if text.startswith(("+", "-")) and len(text) > 1:
        raise CellRefused("formula", text)
    return text


def staff_number(text: str) -> str:
    """As it stands, with its leading zeros; the apostrophe of a spreadsheet is no part of it."""
    number = tidy(text).lstrip("'").strip()
    if not STAFF_NUMBER.match(number):
        raise CellRefused("not_a_staff_number" if number else "empty", number)
    return number


def mail(text: str) -> str:
    address = tidy(text).removeprefix("mailto:")
    if not address:
        return ""
    try:
        _valid_mail(address)
    except ValidationError:
        raise CellRefused("not_a_mail", address) from None
    return address


@lru_cache(maxsize=1024)
def _valid_mail(address: str) -> None:
    if len(address) > 254:
        raise ValidationError("long")
    validate_email(address)


def phone(text: str, country: str) -> str:
    """ "06-12345678" of a Dutch file becomes "+31 6 12345678"."""
    number = tidy(text).lstrip("'")
    if not number or number in ("-", "0"):
        return ""
    mobile = DUTCH_MOBILE.match(SEPARATORS.sub("", number)) if country.lower() == "nl" else None
    if (
        mobile
    ):  # nearly every number in a Dutch list; the library takes twenty times as long for the same answer
        return f"+31 6 {mobile[1]}"
    try:
        parsed = phonenumbers.parse(number, country.upper())
    except phonenumbers.NumberParseException:
        raise CellRefused("not_a_phone", number) from None
    if not phonenumbers.is_possible_number(parsed):
        raise CellRefused("not_a_phone", number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)[:20]


@lru_cache(maxsize=8192)
def day(text: str, *, end: bool = False) -> date | None:
    """A date in any of the ways an office writes one. Empty and "never" give None."""
    given = text.strip()
    if not given or (end and any(mark in given for mark in NEVER)):
        return None
    found = _day(TIME_BEHIND.sub("", given).strip().lower())
    if found is None:
        raise CellRefused("not_a_date", given)
    ahead = YEARS_AHEAD_END if end else YEARS_AHEAD
    if not EARLIEST <= found.year <= date.today().year + ahead:  # noqa: DTZ011 (years, not days)
        raise CellRefused("far_away", given)
    return found


def _day(text: str) -> date | None:
    if len(text) == 5 and text.isascii() and text.isdigit() and int(text) in EXCEL_DAYS:
        return EXCEL_DAY_ZERO + timedelta(days=int(text))
    for pattern, order in ((DAY_FIRST, "dmy"), (YEAR_FIRST, "ymd"), (COMPACT, "ymd"), (IN_WORDS, "dmy")):
        match = pattern.match(text)
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            return _calendar_day(parts["y"], parts["m"], parts["d"])
    return None


def _calendar_day(year: str, month: str, number: str) -> date | None:
    month_number = int(month) if month.isdecimal() else MONTHS.get(month, 0)
    full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
    try:
        return date(full, month_number, int(number))
    except ValueError:
        return None


def clock(text: str) -> time:
    """ "7:30", "07.30", "7u30" and the fraction of a day that a spreadsheet stores."""
    given = text.strip().lower().removesuffix("uur").strip()
    match = CLOCK.match(given)
    try:
        if match:
            hour = int(match[1])
            return time(0 if hour == 24 and int(match[2] or 0) == 0 else hour, int(match[2] or 0))
        if re.fullmatch(r"0[.,]\d+", given):
            minutes = round(float(given.replace(",", ".")) * 24 * 60)
            return time(minutes // 60 % 24, minutes % 60)
        if " " in given:
            return clock(given.rsplit(" ", 1)[1])
        if len(given) == 4 and given.isascii() and given.isdigit():
            return time(int(given[:2]), int(given[2:]))
    except ValueError:
        pass
    raise CellRefused("not_a_time", text.strip())


@lru_cache(maxsize=4096)
def number(text: str, *, least: int, most: int, places: int) -> Decimal | None:
    """ "24,5" and "24.5"; empty gives None."""
    given = text.strip().replace(" ", "").replace(",", ".")
    if not given:
        return None
    try:
        value = Decimal(given)
        if not value.is_finite() or not least <= value <= most:
            raise CellRefused("not_a_number", text)
        return value.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation:
        raise CellRefused("not_a_number", text) from None


def hours(text: str) -> Decimal | None:
    """Hours a week: "24", "24,5", "24:30"."""
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text.strip())
    if match:
        text = str(Decimal(int(match[1])) + Decimal(int(match[2])) / 60)
    return number(text, least=0, most=60, places=1)


def coordinate(text: str, *, most: int) -> Decimal | None:
    return number(text, least=-most, most=most, places=5)


def yes(text: str) -> bool | None:
    given = text.strip().lower()
    if given in ("", "-"):
        return None
    if given in ("ja", "j", "yes", "y", "1", "true", "waar", "x"):
        return True
    if given in ("nee", "n", "no", "0", "false", "onwaar"):
        return False
    raise CellRefused("not_a_choice", text)
