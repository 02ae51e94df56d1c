"""Say what is wrong with the translations, each with the place where it can be mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from rugzak.config.operation.catalogues import files
from rugzak.config.operation.catalogues.extraction import forms, is_translated
from rugzak.config.operation.catalogues.sentences import SOURCE, Sentence, app_folders, sentences_of

PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\w*\}")
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Entry:
    """One entry of a catalogue and where it stands."""

    place: Path
    message: Message

    @property
    def ids(self) -> tuple[str, ...]:
        return forms(self.message.id)

    @property
    def strings(self) -> tuple[str, ...]:
        return forms(self.message.string)

    @property
    def key(self) -> Key:
        return self.message.context, self.ids[0]


def complaints(source: Path = SOURCE) -> list[str]:
    """Everything that is wrong, in plain words; empty when the translations are complete."""
    apps = app_folders(source)
    wanted = {app: sentences_of(app) for app in apps}
    english = _entries(apps, files.COMPLETE)
    flemish = _entries(apps, files.DIFFERENCES)
    used = {sentence.key for found in wanted.values() for sentence in found}
    return [
        *_missing(wanted, english, source),
        *_contradictions(english, source),
        *_needless(flemish, source),
        *(complaint for entry in english + flemish for complaint in _about_entry(entry, used, source)),
    ]


def _entries(apps: list[Path], language: str) -> list[Entry]:
    paths = [files.path_of(app, language) for app in apps]
    return [
        Entry(path, message) for path in paths for message in files.messages_of(files.read(path, language))
    ]


def _missing(
    wanted: dict[Path, dict[Sentence, list[str]]], english: list[Entry], source: Path
) -> Iterator[str]:
    translated = {(entry.key, len(entry.ids)) for entry in english if is_translated(entry.message)}
    for app, found in wanted.items():
        for sentence, places in found.items():
            if (sentence.key, len(sentence.texts)) not in translated:
                place = (app / places[0]).relative_to(source)
                yield f"{place}: no English for {sentence.texts[0]!r}"


def _contradictions(english: list[Entry], source: Path) -> Iterator[str]:
    """The same sentence in two ways: which one a reader gets would depend on the order of apps."""
    first: dict[Key, Entry] = {}
    for entry in english:
        if not is_translated(entry.message):
            continue
        other = first.setdefault(entry.key, entry)
        if other.strings != entry.strings:
            where = other.place.relative_to(source)
            yield f"{entry.place.relative_to(source)}: {entry.ids[0]!r} is translated otherwise in {where}"


def _needless(flemish: list[Entry], source: Path) -> Iterator[str]:
    for entry in flemish:
        if entry.strings == entry.ids:
            yield f"{entry.place.relative_to(source)}: {entry.ids[0]!r} is the same in Flemish; leave it out"


def _about_entry(entry: Entry, used: set[Key], source: Path) -> Iterator[str]:
    place = entry.place.relative_to(source)
    if entry.key not in used:
        yield f"{place}: {entry.ids[0]!r} is no longer in the source; run extract"
    elif entry.message.fuzzy:
        yield f"{place}: {entry.ids[0]!r} is marked as a guess (fuzzy)"
    elif all(entry.strings) and not _placeholders_fit(entry):
        yield f"{place}: the placeholders of {entry.ids[0]!r} differ in its translation"


def _placeholders_fit(entry: Entry) -> bool:
    offered = [set(PLACEHOLDER.findall(text)) for text in entry.ids]
    used = [set(PLACEHOLDER.findall(text)) for text in entry.strings]
    if len(entry.ids) == 1:
        return used == offered
    # "1 bezoek" may leave its number out; the plural may not.
    return used[-1] == offered[-1] and used[0] <= offered[0] | offered[-1]
