"""Compile a layout with data into a PDF/UA file, or into pictures.

Typst runs in a process of its own, so that a sheet that takes too long can be
stopped. The process sees our source folder, our letters and the data; no fonts of
the machine, no clock, no network: the same data gives the same file.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.print.letters import FONTS, printable

SOURCE = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).resolve().parent / "worker.py"
SECONDS = 20.0
PIXELS_PER_INCH = 144.0


class TooLongToPrint(Refusal):
    sentence = _("Het maken van dit bestand duurt te lang. Kies minder, of probeer het straks opnieuw.")


class LayoutFailed(RuntimeError):
    """A layout of ours does not compile: a mistake of ours."""


def pdf(layout: str, data: Mapping[str, Any], *, seconds: float = SECONDS) -> bytes:
    """A tagged PDF/UA-1 file of the layout (a path below ``src/rugzak``). Raises TooLongToPrint."""
    (file,) = _compiled(layout, data, "pdf", seconds, PIXELS_PER_INCH)
    return file


def pictures(
    layout: str, data: Mapping[str, Any], *, seconds: float = SECONDS, ppi: float = PIXELS_PER_INCH
) -> list[bytes]:
    """One PNG per page; the caller gives each its alternative text. Raises TooLongToPrint."""
    return _compiled(layout, data, "png", seconds, ppi)


def _compiled(layout: str, data: Mapping[str, Any], kind: str, seconds: float, ppi: float) -> list[bytes]:
    path = (SOURCE / layout).resolve()
    if not path.is_relative_to(SOURCE) or path.suffix != ".typ":
        raise ValueError(f"no layout of ours: {layout}")
    order = {
        "layout": str(path),
        "root": str(SOURCE),
        "fonts": str(FONTS),
        "kind": kind,
        "ppi": ppi,
        "data": json.dumps(printable(data), ensure_ascii=False),
    }
    try:
        done = subprocess.run(  # noqa: S603 (our own file, in our own Python)
            [sys.executable, "-I", str(WORKER)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise TooLongToPrint from late
    if done.returncode:
        raise LayoutFailed(f"{layout}: {done.stderr.decode(errors='replace')[-2000:]}")
    return _parts(done.stdout)


def _parts(answer: bytes) -> list[bytes]:
    """The files in the worker's answer: each with its length in eight bytes before it."""
    found, at = [], 0
    while at < len(answer):
        length = int.from_bytes(answer[at : at + 8], "big")
        found.append(answer[at + 8 : at + 8 + length])
        at += 8 + length
    return found
