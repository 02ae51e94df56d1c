"""What a line of a file would change, in sentences. The codes come from the kinds of files."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rugzak.apps.people.words import EmploymentKind, TeamKind
from rugzak.ground.exchange.kinds import FileKind, kind_called
from rugzak.ground.exchange.models import Upload, UploadLine
from rugzak.ground.exchange.words import REASONS, Outcome
from rugzak.ground.ui.dates import day_words, moment_words

# What is changed without a column of its own.
NAMES = {"hours": gettext_lazy("Uren per week"), "place": gettext_lazy("Plek")}
DAYS = ("starts_on", "ends_on")


def sentences_of(line: UploadLine) -> list[str]:
    """One sentence per thing that a line would do."""
    kind = kind_called(line.upload.kind)
    return [text for code in line.says if (text := _sentence(kind, list(code)))]


def refused_rows(upload: Upload, lines: list[UploadLine]) -> tuple[list[str], list[list[Any]]]:
    """The rows that were refused with why, and with what stood in them: to mend and to send again."""
    rows = []
    for line in lines:
        cells: list[str] = next((code[1:] for code in line.says if code[0] == "cells"), [])
        why = " ".join(sentences_of(line))
        rows.append([line.number or "", why, *(cells or [line.title])])
    return [_("Regel"), _("Waarom niet"), *upload.headings], rows


def _sentence(kind: FileKind, code: list[Any]) -> str:
    told = TOLD.get(code[0])
    if told is not None:
        return told(kind, *code[1:])
    if len(code) == 3:
        return _changed(kind, *code)
    return ""


def _changed(kind: FileKind, name: str, old: Any, new: Any) -> str:
    values = {"what": label_of(kind, name), "old": _value(name, old), "new": _value(name, new)}
    if old in (None, ""):
        return _("%(what)s wordt %(new)s.") % values
    if new in (None, ""):
        return _("%(what)s was %(old)s en is nu leeg.") % values
    return _("%(what)s: van %(old)s naar %(new)s.") % values


def label_of(kind: FileKind, name: str) -> str:
    labels = {column.name: column.label for column in kind.columns}
    return str(labels.get(name) or NAMES.get(name) or name)


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name in DAYS:
        return _day(value)
    if name == "kind" and value in EmploymentKind.values:
        return str(EmploymentKind(value).label)
    if name == "team_kind" and value in TeamKind.values:
        return str(TeamKind(value).label)
    if name == "reception":
        return _("ja") if str(value) == "True" else _("nee")
    return str(value)


def _day(value: Any) -> str:
    return day_words(date.fromisoformat(str(value)), "date")


def _employment(kind: FileKind, job: str, starts_on: str, ends_on: str | None = None) -> str:
    values = {"job": job, "start": _day(starts_on), "end": _day(ends_on) if ends_on else ""}
    if ends_on:
        return _("Werkt als %(job)s, van %(start)s tot en met %(end)s.") % values
    return _("Werkt als %(job)s, vanaf %(start)s.") % values


def _refused(kind: FileKind, code: str, column: str, value: str) -> str:
    reason = REASONS.get(code, "")
    return str(reason) % {"column": label_of(kind, column), "value": value} if reason else ""


def _span(start: str, end: str) -> str:
    begins, ends = (datetime.fromisoformat(one) for one in (start, end))
    return _("%(start)s tot %(end)s") % {"start": moment_words(begins), "end": moment_words(ends, "time")}


def _twin(kind: FileKind, number: str, name: str) -> str:
    return _("Lijkt op %(name)s, met nummer %(number)s. Is dat dezelfde?") % {"name": name, "number": number}


TOLD: dict[str, Callable[..., str]] = {
    "new": lambda kind: _("Staat er nog niet in."),
    "employment": _employment,
    "old_job": lambda kind, day: _("Het vorige werk eindigt op %(day)s.") % {"day": _day(day)},
    "joins": lambda kind, team: _("Komt in team %(team)s.") % {"team": team},
    "leaves_team": lambda kind, team: _("Gaat uit team %(team)s.") % {"team": team},
    "leaves": lambda kind, day: _("Gaat uit dienst. De laatste dag is %(day)s.") % {"day": _day(day)},
    "absent": lambda kind, day: (
        _("Staat niet in het bestand en gaat uit dienst op %(day)s.") % {"day": _day(day)}
    ),
    "returns": lambda kind: _("Komt terug in dienst."),
    "twin": _twin,
    "new_region": lambda kind, *name: (
        _("Een nieuwe regio: %(name)s.") % {"name": name[0]} if name else _("Een nieuwe regio.")
    ),
    "new_location": lambda kind: _("Een nieuwe locatie."),
    "new_team": lambda kind: _("Een nieuw team."),
    "shift": lambda kind, start, end: _("Werkt %(when)s.") % {"when": _span(start, end)},
    "shift_gone": lambda kind, start, end: _("Werkt niet meer %(when)s.") % {"when": _span(start, end)},
    "refused": _refused,
    "cells": lambda kind, *cells: "",
}
OUTCOMES_SHOWN = (Outcome.DOUBTFUL, Outcome.LEAVES, Outcome.CHANGED, Outcome.NEW, Outcome.REFUSED)
TONES = {
    Outcome.NEW: ("ok", "plus"),
    Outcome.CHANGED: ("plum", "pencil"),
    Outcome.LEAVES: ("warm", "log-out"),
    Outcome.DOUBTFUL: ("warm", "circle-question-mark"),
    Outcome.REFUSED: ("no", "circle-x"),
    Outcome.SAME: ("", ""),
}
