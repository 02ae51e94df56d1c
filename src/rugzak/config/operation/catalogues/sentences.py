"""Find every sentence for people in Python files and templates, app by app."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[3]
WINGS = ("ground", "apps", "across")
LONE_ROOMS = ("config",)
SKIPPED_FOLDERS = {"tests", "migrations", "locale", "static", "__pycache__"}
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml", ".svg"}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Sentence:
    """What stands in the source: one text, or singular and plural; with a context when it needs one."""

    texts: tuple[str, ...]
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue looks it up by."""
        return self.context, self.texts[0]


def app_folders(source: Path = SOURCE) -> list[Path]:
    """Every folder with sentences of its own."""
    rooms = [source / name for name in LONE_ROOMS]
    for wing in WINGS:
        rooms += sorted((source / wing).glob("*/"))
    return [room for room in rooms if (room / "__init__.py").exists() or (room / "templates").is_dir()]


def sentences_of(app: Path) -> dict[Sentence, list[str]]:
    """Each sentence of an app with the files that hold it."""
    found: dict[Sentence, list[str]] = {}
    for path in sorted(_files(app)):
        place = path.relative_to(app).as_posix()
        for sentence in _sentences_in(path):
            places = found.setdefault(sentence, [])
            if place not in places:
                places.append(place)
    return found


def _files(app: Path) -> Iterator[Path]:
    for path in app.rglob("*"):
        inner = path.relative_to(app).parts
        if SKIPPED_FOLDERS.intersection(inner[:-1]) or not path.is_file():
            continue
        if path.suffix == ".py" or (path.suffix in TEMPLATE_SUFFIXES and "templates" in inner):
            yield path


def _sentences_in(path: Path) -> Iterator[Sentence]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = _as_python(text, path)
    for _line, message, _comments, context in _extracted(text):
        texts = (message,) if isinstance(message, str) else tuple(part for part in message if part)
        if texts and texts[0]:
            yield Sentence(texts, context)


def _as_python(template: str, path: Path) -> str:
    # Django turns a template into calls of gettext; Babel stumbles over its indentation.
    calls = templatize(template, origin=str(path))
    return "".join(line.lstrip() for line in calls.splitlines(keepends=True))


def _extracted(text: str) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    return extract("python", io.BytesIO(text.encode()), KEYWORDS, options={"encoding": "utf-8"})
