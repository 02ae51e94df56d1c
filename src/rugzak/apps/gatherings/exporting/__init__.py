"""The report in the formats people ask for: paper, Word, Markdown, a table and data. Nothing mails itself."""

from __future__ import annotations

from rugzak.apps.gatherings.composing import Impression
from rugzak.apps.gatherings.exporting.formats import MEDIA_TYPES, NO_PHOTOS, Format, Photos
from rugzak.apps.gatherings.exporting.paper import as_pdf
from rugzak.apps.gatherings.exporting.texts import as_data, as_markdown, as_table, as_zip
from rugzak.apps.gatherings.exporting.word import as_word

__all__ = ["MEDIA_TYPES", "Format", "Photos", "ending_of", "exported"]

MAKERS = {
    Format.PDF: as_pdf,
    Format.WORD: as_word,
    Format.MARKDOWN: as_markdown,
    Format.ZIP: as_zip,
    Format.TABLE: as_table,
    Format.DATA: as_data,
}


def exported(impression: Impression, kind: Format, photos: Photos = NO_PHOTOS) -> bytes:
    """The whole report as a file."""
    return MAKERS[ending_of(impression, kind)](impression, photos)


def ending_of(impression: Impression, kind: Format) -> Format:
    """Markdown holds no photos: with photos beside it, it is a folder in one file."""
    return Format.ZIP if kind is Format.MARKDOWN and impression.photos else kind
