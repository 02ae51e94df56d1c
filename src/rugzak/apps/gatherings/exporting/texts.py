"""The report as Markdown, with its photos beside it in a zip; as a table; and as data."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image

from rugzak.apps.gatherings.composing import Impression
from rugzak.apps.gatherings.exporting.formats import Photos, colophon, lists_of, named_only, photos_of
from rugzak.apps.gatherings.pictures import MEDIA_TYPE
from rugzak.apps.gatherings.words import SMALL_COUNT
from rugzak.ground.exchange.writing import csv_text


def as_data(impression: Impression, photos: Photos) -> bytes:
    return json.dumps(plain(impression, photos), ensure_ascii=False, indent=2).encode()


def as_markdown(impression: Impression, photos: Photos) -> bytes:
    lines = [f"# {impression.title}", ""]
    lines += [
        ". ".join(part for part in (impression.organisation, impression.when, impression.place) if part)
    ]
    lines += [
        "",
        impression.people,
        *(["", impression.how] if impression.how else []),
        "",
        impression.opening,
    ]
    number = 0
    for block in impression.shown:
        lines += ["", f"## {block.heading}", "", block.lead, ""]
        lines += [f"> {quote}\n" for quote in block.quotes]
        for one, _content in photos_of(block, photos):
            number += 1
            lines += [f"![{one.about.translate(NO_BRACKETS)}]({photo_name(number)})", ""]
        lines += [f"- {about}" for about in named_only(block)]
        for heading, texts in lists_of(block):
            lines += [*([f"### {heading}", ""] if heading else []), *[f"- {text}" for text in texts], ""]
    return "\n".join([*lines, "", colophon(), ""]).encode()


def as_zip(impression: Impression, photos: Photos) -> bytes:
    """The Markdown and its photos, under the names that stand in it."""
    out = io.BytesIO()
    shown = [content for block in impression.shown for _one, content in photos_of(block, photos)]
    with zipfile.ZipFile(out, "w") as folder:
        # One moment for every file: the same report gives the same bytes.
        folder.writestr(zipfile.ZipInfo("verslag.md"), as_markdown(impression, photos), zipfile.ZIP_DEFLATED)
        for number, content in enumerate(shown, start=1):
            folder.writestr(zipfile.ZipInfo(photo_name(number)), content)
    return out.getvalue()


def as_table(impression: Impression, photos: Photos) -> bytes:
    """Rows of part, theme and text; how many were there stands first."""
    rows: list[list[str]] = [[_("Wie er waren"), "", impression.people]] if impression.people else []
    for block in impression.shown:
        texts = [*block.quotes, *(one.about for one in block.files)]
        rows += [[block.heading, "", text] for text in texts]
        rows += [[block.heading, heading, text] for heading, texts in lists_of(block) for text in texts]
    return csv_text([_("Onderdeel"), _("Thema"), _("Tekst")], rows).encode()


def plain(impression: Impression, photos: Photos) -> dict[str, Any]:
    return {
        "title": impression.title,
        "organisation": impression.organisation,
        "place": impression.place,
        "when": impression.when,
        "people": impression.people,
        "how": impression.how,
        "opening": impression.opening,
        "blocks": [
            {
                "key": block.key,
                "heading": block.heading,
                "lead": block.lead,
                "quotes": block.quotes,
                "lists": [{"heading": heading, "texts": texts} for heading, texts in lists_of(block)],
                "photos": [
                    {"alt": one.about, **size_of(content), "data": b64encode(content).decode()}
                    for one, content in photos_of(block, photos)
                ],
                "voices": named_only(block),
                # A small count stays inside.
                "sources": block.sources if block.sources >= SMALL_COUNT else None,
            }
            for block in impression.shown
        ],
    }


def size_of(content: bytes) -> dict[str, Any]:
    with Image.open(io.BytesIO(content)) as photo:
        return {"media_type": MEDIA_TYPE, "width": photo.width, "height": photo.height}


NO_BRACKETS = str.maketrans("[]", "()")


def photo_name(number: int) -> str:
    return f"foto-{number}.jpg"
