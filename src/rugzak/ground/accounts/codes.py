"""Codes that people read from paper, and PINs that people remember."""

import re
import secrets
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.words import PIN_LENGTHS
from rugzak.ground.kernel.refusal import Refusal

# No 0 and O, no 1 and I: 32 signs, so a code of eight carries 40 bits.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8


class WeakPin(Refusal):
    """A PIN that somebody else would try first."""

    field = "pin"


def new_paper_code() -> str:
    """A code to print: ``EKK7-MPS4``."""
    signs = "".join(secrets.choice(SIGNS) for _sign in range(CODE_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"


def new_token() -> str:
    """256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def as_typed(code: str) -> str:
    """The code as we keep it, whatever spaces, dashes or small letters were typed."""
    signs = re.sub(r"[^A-Z0-9]", "", code.upper())
    return f"{signs[:4]}-{signs[4:]}"


def check_pin_strength(pin: str, *, staff_number: str) -> None:
    """Refuse a PIN that is too short, a row, a repetition, or the staff number. Raises WeakPin."""
    if not (pin.isascii() and pin.isdigit()):
        raise WeakPin(_("Een pincode heeft alleen cijfers. Haal letters, spaties en streepjes weg."))
    if not PIN_LENGTHS[0] <= len(pin) <= PIN_LENGTHS[1]:
        raise WeakPin(_("Een pincode heeft 6 tot 12 cijfers. Kies er een die daarbij past."))
    if _is_easy(pin):
        raise WeakPin(_("Deze pincode is te makkelijk te raden. Kies cijfers zonder vast patroon."))
    if _same_digits(pin, staff_number):
        raise WeakPin(_("Je personeelsnummer is geen goede pincode: collega's kennen het. Kies een andere."))


def _is_easy(pin: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    halves = any(pin == pin[:size] * (len(pin) // size) for size in (1, 2, 3) if len(pin) % size == 0)
    return (len(steps) == 1 and steps <= {0, 1, 9}) or halves


def _same_digits(pin: str, staff_number: str) -> bool:
    digits = re.sub(r"\D", "", staff_number).lstrip("0")
    return len(digits) >= 3 and pin.strip("0") == digits.strip("0")
