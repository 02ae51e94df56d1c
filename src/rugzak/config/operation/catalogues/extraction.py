"""Bring the catalogues in line with the source: new sentences in, lost ones out, translations kept."""

from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Message

from rugzak.config.operation.catalogues import files
from rugzak.config.operation.catalogues.sentences import SOURCE, Sentence, app_folders, sentences_of

Key = tuple[str | None, str]


def extract_all(source: Path = SOURCE) -> int:
    """Renew all catalogues; tell how many English sentences are still to be written."""
    apps = {app: sentences_of(app) for app in app_folders(source)}
    already = _translated_keys(list(apps))
    missing = 0
    for app, found in apps.items():
        elsewhere = {key for other, keys in already.items() if other != app for key in keys}
        missing += _renew_complete(app, found, elsewhere)
        _renew_differences(app, found)
    return missing


def _translated_keys(apps: list[Path]) -> dict[Path, set[Key]]:
    return {
        app: {
            (message.context, _first(message))
            for message in files.messages_of(files.read(files.path_of(app, files.COMPLETE), files.COMPLETE))
            if is_translated(message)
        }
        for app in apps
    }


def _renew_complete(app: Path, found: dict[Sentence, list[str]], elsewhere: set[Key]) -> int:
    path = files.path_of(app, files.COMPLETE)
    known = {(m.context, _first(m)): m for m in files.messages_of(files.read(path, files.COMPLETE))}
    entries = []
    for sentence, places in found.items():
        old = known.get(sentence.key)
        if sentence.key in elsewhere and not (old and is_translated(old)):
            continue  # one app translates a shared sentence for all
        entries.append(_entry(sentence, places, old))
    files.write(path, files.COMPLETE, entries)
    return sum(not is_translated(entry) for entry in entries)


def _renew_differences(app: Path, found: dict[Sentence, list[str]]) -> None:
    path = files.path_of(app, files.DIFFERENCES)
    if not path.exists():
        return
    known = {(m.context, _first(m)): m for m in files.messages_of(files.read(path, files.DIFFERENCES))}
    kept = [
        _entry(sentence, places, known[sentence.key])
        for sentence, places in found.items()
        if sentence.key in known
    ]
    files.write(path, files.DIFFERENCES, kept)


def _entry(sentence: Sentence, places: list[str], old: Message | None) -> Message:
    """An entry as it should stand, with what was translated before when that still fits."""
    is_plural = len(sentence.texts) > 1
    text = forms(old.string) if old is not None else ()
    if len(text) != (2 if is_plural else 1):
        text = ("", "") if is_plural else ("",)
    return Message(
        sentence.texts if is_plural else sentence.texts[0],
        text if is_plural else text[0],
        locations=[(place, 0) for place in places],
        flags={"fuzzy"} if old is not None and old.fuzzy else (),
        context=sentence.context,
    )


def is_translated(message: Message) -> bool:
    """Every form is there, and nobody marked it as a guess."""
    return all(forms(message.string)) and not message.fuzzy


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The one text, or singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def _first(message: Message) -> str:
    return forms(message.id)[0]
