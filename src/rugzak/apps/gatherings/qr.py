"""The square that leads into a room. In capitals, so that it stays coarse and scans from afar."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.http import HttpRequest
from django.urls import reverse

from rugzak.apps.gatherings.models import Gathering

QUIET = 2


@dataclass(frozen=True)
class Square:
    """A QR code as one path on a grid of ``size`` modules."""

    path: str
    size: int
    version: int


def square_of(text: str, *, in_capitals: bool = True) -> Square:
    code = segno.make(text.upper() if in_capitals else text, error="m", micro=False)
    rows = [bytes(row) for row in code.matrix]
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return Square(path, len(rows) + 2 * QUIET, int(code.version))


def address_of(request: HttpRequest, room: Gathering) -> str:
    """Where a phone comes in, at the host by which this screen was opened."""
    return request.build_absolute_uri(reverse("gatherings:room", args=[room.code]))


def short_address(request: HttpRequest) -> str:
    """What one types without a camera: "rugzak.example/m"."""
    return f"{request.get_host()}/m"
