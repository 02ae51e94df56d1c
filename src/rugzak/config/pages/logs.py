"""Log lines as JSON, without names, search words or secrets.

An exception's own words may quote what somebody typed, so only its kind and the
places in our code are written down.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rugzak.config.pages.numbers import current_number

QUERY = re.compile(r"\?[^\s\"']*")
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
UUID_LIKE = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
TOKEN = re.compile(rf"(?<![\w.-])(?!{UUID_LIKE}\b)(?=[\w-]*\d)[\w-]{{20,}}(?![\w.])")
SOURCE = Path(__file__).resolve().parents[3]
FRAMES = 12


def scrubbed(text: str) -> str:
    """Without query strings, mail addresses and anything long enough to be a secret."""
    return TOKEN.sub("…", MAIL_ADDRESS.sub("…@…", QUERY.sub("?…", text)))


class JsonLines(logging.Formatter):
    """One line per record. ``facts`` in a record's extra are added as they are: ids and numbers only."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
        }
        if current_number():
            line["request"] = current_number()
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0]:
            line["trouble"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _places(trace: Any) -> list[str]:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(path: str) -> str:
    given = Path(path)
    return str(given.relative_to(SOURCE)) if given.is_relative_to(SOURCE) else "/".join(given.parts[-2:])


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": JsonLines}},
    "handlers": {
        "stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        # Django's own handlers would write names and mail whole pages; every request has our line already.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "procrastinate": {"level": "WARNING"},
        # Tells the database's address at every try; that it is away, our own lines say.
        "psycopg.pool": {"level": "ERROR"},
    },
}
