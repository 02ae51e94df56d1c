"""The report as a tagged PDF, photos with their words."""

from __future__ import annotations

from rugzak.apps.gatherings.composing import Impression
from rugzak.apps.gatherings.exporting.formats import Photos, colophon, language
from rugzak.apps.gatherings.exporting.texts import plain
from rugzak.ground.print import typesetting

LAYOUT = "apps/gatherings/data/verslag.typ"


def as_pdf(impression: Impression, photos: Photos) -> bytes:
    data = {**plain(impression, photos), "colophon": colophon(), "language": language()}
    return typesetting.pdf(LAYOUT, data)
