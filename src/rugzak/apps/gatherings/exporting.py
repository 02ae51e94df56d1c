"""The report in the formats people ask for: paper, Word, Markdown, a table and data. Nothing mails itself."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn

from rugzak.apps.gatherings.composing import Block, Impression
from rugzak.ground.print import typesetting

LAYOUT = "apps/gatherings/data/verslag.typ"


class Format(StrEnum):
    """How a report leaves; the value stands in the address."""

    PDF = "pdf"
    WORD = "docx"
    MARKDOWN = "md"
    TABLE = "csv"
    DATA = "json"


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.TABLE: "text/csv; charset=utf-8",
    Format.DATA: "application/json",
}


def exported(impression: Impression, kind: Format) -> bytes:
    """The whole report as a file."""
    makers = {
        Format.PDF: as_pdf,
        Format.WORD: as_word,
        Format.MARKDOWN: as_markdown,
        Format.TABLE: as_table,
        Format.DATA: as_data,
    }
    return makers[kind](impression)


def colophon() -> str:
    return _(
        "In dit verslag staat alleen wat de maker zelf wilde delen. Woorden zijn geteld, mensen niet."
        " Een klein aantal noemen we niet."
    )


def as_data(impression: Impression) -> bytes:
    return json.dumps(_plain(impression), ensure_ascii=False, indent=2).encode()


def as_pdf(impression: Impression) -> bytes:
    return typesetting.pdf(LAYOUT, {**_plain(impression), "colophon": colophon(), "language": _language()})


def as_markdown(impression: Impression) -> bytes:
    lines = [f"# {impression.title}", "", f"{impression.organisation}. {impression.when}. {impression.place}"]
    lines += ["", impression.people, "", impression.opening]
    for block in impression.shown:
        lines += ["", f"## {block.heading}", "", block.lead, ""]
        lines += [f"> {quote}\n" for quote in block.quotes]
        for heading, texts in _lists(block):
            lines += [f"### {heading}", "", *[f"- {text}" for text in texts], ""]
    return "\n".join([*lines, "", colophon(), ""]).encode()


def as_table(impression: Impression) -> bytes:
    """Rows of part, theme and text. A cell that a spreadsheet might take for a sum begins with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow([_("Onderdeel"), _("Thema"), _("Tekst")])
    for block in impression.shown:
        table.writerows([[block.heading, "", _safe(quote)] for quote in block.quotes])
        for heading, texts in _lists(block):
            table.writerows([[block.heading, _safe(heading), _safe(text)] for text in texts])
    return ("\ufeff" + out.getvalue()).encode()


def as_word(impression: Impression) -> bytes:
    """With real headings and the language of the text."""
    document = Document()
    style = document.styles["Normal"].element.get_or_add_rPr()
    language = style.makeelement(qn("w:lang"), {qn("w:val"): _language()})
    style.append(language)
    document.core_properties.title = impression.title
    document.core_properties.language = _language()
    document.core_properties.author = impression.organisation
    document.add_heading(impression.title, level=0)
    document.add_paragraph(f"{impression.when}. {impression.place}")
    document.add_paragraph(impression.people)
    if impression.opening:
        document.add_paragraph(impression.opening)
    for block in impression.shown:
        document.add_heading(block.heading, level=1)
        document.add_paragraph(block.lead)
        for quote in block.quotes:
            document.add_paragraph(quote, style="Intense Quote")
        for heading, texts in _lists(block):
            document.add_heading(heading, level=2)
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
    document.add_paragraph(colophon())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(impression: Impression) -> dict[str, Any]:
    return {
        "title": impression.title,
        "organisation": impression.organisation,
        "place": impression.place,
        "when": impression.when,
        "people": impression.people,
        "opening": impression.opening,
        "blocks": [
            {
                "key": block.key,
                "heading": block.heading,
                "lead": block.lead,
                "quotes": block.quotes,
                "lists": [{"heading": heading, "texts": texts} for heading, texts in _lists(block)],
                "sources": block.sources,
            }
            for block in impression.shown
        ],
    }


def _lists(block: Block) -> list[tuple[str, list[str]]]:
    """The parts of a block that are lists under a small heading."""
    words = [
        (str(aspect.word), [f"{one.text} ({one.count})" if one.count else one.text for one in said])
        for aspect, said in block.said
        if said
    ]
    return words + [(theme or _("Nog zonder thema"), texts) for theme, texts in block.themes]


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"
