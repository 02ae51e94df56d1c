"""The report for Word, with real headings, the language of the text and words for each photo."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm

from rugzak.apps.gatherings.composing import Block, Impression
from rugzak.apps.gatherings.exporting.formats import (
    Photos,
    colophon,
    language,
    lists_of,
    named_only,
    photos_of,
)

PHOTO_WIDTH, PHOTO_HEIGHT = Cm(14), Cm(17)


def as_word(impression: Impression, photos: Photos) -> bytes:
    document = Document()
    _describe(document, impression)
    document.add_heading(impression.title, level=0)
    document.add_paragraph(
        ". ".join(part for part in (impression.organisation, impression.when, impression.place) if part)
    )
    document.add_paragraph(impression.people)
    if impression.how:
        document.add_paragraph(impression.how)
    if impression.opening:
        document.add_paragraph(impression.opening)
    for block in impression.shown:
        _add_block(document, block, photos)
    document.add_paragraph(colophon())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: WordDocument, impression: Impression) -> None:
    style = document.styles["Normal"].element.get_or_add_rPr()
    style.append(style.makeelement(qn("w:lang"), {qn("w:val"): language()}))
    document.core_properties.title = impression.title
    document.core_properties.language = language()
    document.core_properties.author = impression.organisation


def _add_block(document: WordDocument, block: Block, photos: Photos) -> None:
    document.add_heading(block.heading, level=1)
    document.add_paragraph(block.lead)
    for quote in block.quotes:
        document.add_paragraph(quote, style="Intense Quote")
    for one, content in photos_of(block, photos):
        _add_photo(document, content, one.about)
    for about in named_only(block):
        document.add_paragraph(about, style="List Bullet")
    for heading, texts in lists_of(block):
        if heading:
            document.add_heading(heading, level=2)
        for text in texts:
            document.add_paragraph(text, style="List Bullet")


def _add_photo(document: WordDocument, content: bytes, about: str) -> None:
    shape = document.add_picture(io.BytesIO(content), width=PHOTO_WIDTH)
    if shape.height > PHOTO_HEIGHT:
        shape.width = int(shape.width * PHOTO_HEIGHT / shape.height)
        shape.height = PHOTO_HEIGHT
    # What a screen reader says of it.
    shape._inline.docPr.set("descr", about)
