"""What every format of a report shares."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rugzak.apps.gatherings.composing import Block, Kept
from rugzak.apps.gatherings.words import Piece as PieceKind

Photos = Mapping[UUID, bytes]
NO_PHOTOS: Photos = MappingProxyType({})


class Format(StrEnum):
    """How a report leaves; the value stands in the address."""

    PDF = "pdf"
    WORD = "docx"
    MARKDOWN = "md"
    ZIP = "zip"
    TABLE = "csv"
    DATA = "json"


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.ZIP: "application/zip",
    Format.TABLE: "text/csv; charset=utf-8",
    Format.DATA: "application/json",
}


def colophon() -> str:
    return _(
        "In dit verslag staat alleen wat de maker zelf wilde delen. Woorden zijn geteld, mensen niet."
        " Een klein aantal noemen we niet."
    )


def lists_of(block: Block) -> list[tuple[str, list[str]]]:
    """The parts of a block that are lists under a small heading; an empty heading is none."""
    words = [
        (str(aspect.word), [f"{one.text} ({one.count})" if one.count else one.text for one in said])
        for aspect, said in block.said
        if said
    ]
    # Without any theme the heading above says enough.
    without = _("Nog zonder thema") if len(block.themes) > 1 else ""
    themes = [(theme or without, texts) for theme, texts in block.themes]
    return block.lists + words + themes


def photos_of(block: Block, photos: Photos) -> list[tuple[Kept, bytes]]:
    """The photos of a block that are there; one that nobody can open any more is left out."""
    return [(one, photos[one.piece_id]) for one in block.files if one.piece_id in photos]


def named_only(block: Block) -> list[str]:
    """Voice notes: a file on paper names them, and they are heard where the report is on a screen."""
    return [one.about for one in block.files if one.kind == PieceKind.VOICE]


def language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"
