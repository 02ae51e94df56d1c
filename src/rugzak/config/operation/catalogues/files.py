"""The catalogue files on disk: read, written so that a diff shows only what changed, compiled."""

import os
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from rugzak.config.operation.catalogues.sentences import SOURCE
from rugzak.config.operation.trouble import Trouble

COMPLETE = "en"
DIFFERENCES = "nl_BE"
LANGUAGES = (COMPLETE, DIFFERENCES)
# No dates and no tool names: two people who add a sentence should not meet in the header.
HEADER = r"""msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def path_of(app: Path, language: str) -> Path:
    """Where an app keeps a catalogue."""
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """The catalogue at this path; an empty one when there is none."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages_of(catalog: Catalog) -> list[Message]:
    """All entries but the header."""
    return [message for message in catalog if message.id]


def write(path: Path, language: str, messages: Iterable[Message]) -> None:
    """Write these entries, or remove the file when there are none."""
    catalog = Catalog(locale=language)
    for message in messages:
        catalog[message.id] = message
    if not messages_of(catalog):
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(language=language).encode())
        write_po(file, catalog, width=100, omit_header=True, sort_output=True, include_lineno=False)


def compile_all(source: Path = SOURCE) -> int:
    """Compile every catalogue that is newer than its compiled form; tell how many."""
    stale = [path for path in sorted(source.rglob("locale/*/LC_MESSAGES/*.po")) if _is_stale(path)]
    for path in stale:
        _compile(path)
    return len(stale)


def _is_stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns


def _compile(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3], abort_invalid=True)
    draft = path.with_suffix(f".mo.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            write_mo(file, catalog)
        draft.replace(path.with_suffix(".mo"))  # another process may be reading the old one
    except OSError as error:
        raise Trouble(
            f"Cannot write {path.with_suffix('.mo')} ({error.strerror}): "
            "run `rugzak migrate` as the account that owns the program."
        ) from error
