"""Scripts that come along with Rugzak, as data: our own texts, CC BY 4.0.

They are read from ``data/scripts`` and never changed. Who wants another
version copies one to the own methods.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rugzak.apps.gatherings.script import Script, read

LICENCE = "CC BY 4.0"
SHELF = Path(__file__).parent / "data" / "scripts"


@dataclass(frozen=True)
class ReadyScript:
    """A script off the shelf. ``not_for`` says honestly when to take another one."""

    key: str
    version: int
    name: str
    summary: str
    people: str
    not_for: str
    source: str
    # Which choices of words and pages make sense for it.
    has_e_words: bool
    has_pages: bool
    script: Script


@cache
def all_ready() -> tuple[ReadyScript, ...]:
    """Every script off the shelf, in the order in which they are offered."""
    files = sorted(SHELF.glob("*.json"))
    return tuple(_read(file) for file in files if not file.name.startswith("00-"))


@cache
def own_pages() -> tuple[str, ...]:
    """Twelve short pages on good work, written for Rugzak, for who has no report at hand."""
    texts = json.loads((SHELF / "00-pages.json").read_text(encoding="utf-8"))
    return tuple(texts["texts"])


def ready(key: str) -> ReadyScript | None:
    return next((one for one in all_ready() if one.key == key), None)


def _read(file: Path) -> ReadyScript:
    data = json.loads(file.read_text(encoding="utf-8"))
    kinds = {step["kind"] for step in data["steps"]}
    return ReadyScript(
        key=file.stem.split("-", 1)[1],
        version=data["version"],
        name=data["name"],
        summary=data["summary"],
        people=data["people"],
        not_for=data.get("not_for", ""),
        source=data.get("source", ""),
        has_e_words=bool(kinds & {"story_tell", "listen_tag"}) and not data.get("silent", False),
        has_pages="page_draw" in kinds,
        script=read(data),
    )
