"""Scripts that come along with Rugzak, as data: our own texts, CC BY 4.0.

They are read from ``data/scripts`` and never changed. Who wants another
version copies one to the own methods.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rugzak.apps.gatherings.script import Script, Step, read

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
    script: Script
    # Ours, unless what it was made after asks for another one.
    licence: str = LICENCE

    @property
    def source_and_licence(self) -> str:
        return f"{self.source} {self.licence}."


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


@cache
def _variants() -> dict[str, dict[str, dict[str, str]]]:
    data = json.loads((SHELF / "00-variants.json").read_text(encoding="utf-8"))
    return {kind: words for kind, words in data.items() if kind != "licence"}


def with_pages(script: Script, pages: str) -> Script:
    """Another way for the pages to lie, and our own words about it along; words somebody changed stay."""
    steps = tuple(replace(step, **_other_words(step, pages)) for step in script.steps)
    return replace(script, pages=pages, steps=steps)


def _other_words(step: Step, pages: str) -> dict[str, Any]:
    known = _variants().get(step.kind, {})
    return {
        name: value
        for name, value in known.get(pages, {}).items()
        if any(getattr(step, name) == words[name] for words in known.values())
    }


def ready(key: str) -> ReadyScript | None:
    return next((one for one in all_ready() if one.key == key), None)


def _read(file: Path) -> ReadyScript:
    data = json.loads(file.read_text(encoding="utf-8"))
    return ReadyScript(
        key=file.stem.split("-", 1)[1],
        version=data["version"],
        name=data["name"],
        summary=data["summary"],
        people=data["people"],
        not_for=data.get("not_for", ""),
        source=data.get("source", ""),
        script=read(data),
        licence=data.get("licence", LICENCE),
    )
