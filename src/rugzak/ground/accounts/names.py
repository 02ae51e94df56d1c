"""Names as people look them up."""

import unicodedata

from rugzak.ground.tenancy.words import Country


def sort_key(first_name: str, prefix: str, last_name: str, country: str) -> str:
    """The key a list sorts on: without accents or capitals.

    In the Netherlands "van den Berg" stands at the B, in Flanders at the V.
    """
    parts = (prefix, last_name, first_name) if country == Country.BELGIUM else (last_name, prefix, first_name)
    return folded(" ".join(part for part in parts if part))


def folded(text: str) -> str:
    """Lower case without diacritics: Özdemir and ozdemir meet, and so do Łucja and lucja."""
    plain = text.translate(_LETTERS_THAT_DO_NOT_COMPOSE)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


_LETTERS_THAT_DO_NOT_COMPOSE = str.maketrans(
    {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i"}
)
