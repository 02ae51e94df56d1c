"""Which signs our letters on paper can show.

PDF/UA refuses a file with a sign that no letter shows. A carer who ends a sentence
with a smile must still get her sheet, so what we cannot show leaves, or loses its
accent, before it reaches Typst.
"""

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent / "data" / "fonts"
# Stands for a letter of a script that our letters do not have.
UNKNOWN = "?"
SEGMENTS = 4  # the format of a cmap table that lists ranges of signs


@cache
def covered() -> frozenset[int]:
    """The signs that regular letters of ours have; the bold ones have the same."""
    return frozenset(sign for name in ("ahn-400.ttf", "ahn-ext-400.ttf") for sign in _signs(FONTS / name))


def printable(value: Any) -> Any:
    """The same data, with in every text only signs that can be printed."""
    if isinstance(value, str):
        return "".join(_shown(sign) for sign in unicodedata.normalize("NFC", value))
    if isinstance(value, Mapping):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable(part) for part in value]
    return value


def _shown(sign: str) -> str:
    if ord(sign) in covered() or sign in "\n\t\u00a0":
        return sign
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if ord(part) in covered())
    return plain or (UNKNOWN if sign.isalnum() else "")


def _signs(font: Path) -> Iterator[int]:
    """Read the table ``cmap`` of a font file."""
    raw = font.read_bytes()
    tables = {
        raw[at : at + 4]: struct.unpack_from(">I", raw, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", raw, 4)[0], 16)
    }
    start = tables[b"cmap"]
    for number in range(struct.unpack_from(">H", raw, start + 2)[0]):
        table = start + struct.unpack_from(">I", raw, start + 4 + 8 * number + 4)[0]
        if struct.unpack_from(">H", raw, table)[0] == SEGMENTS:
            yield from _segments(raw, table)


def _segments(raw: bytes, table: int) -> Iterator[int]:
    count = struct.unpack_from(">H", raw, table + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", raw, table + 14)
    starts = struct.unpack_from(f">{count}H", raw, table + 16 + 2 * count)
    for first, last in zip(starts, ends, strict=True):
        yield from (sign for sign in range(first, last + 1) if sign != 0xFFFF)
