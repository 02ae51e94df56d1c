"""The secrets of an installation: Django's own, and the master keys that wrap every subject's key.

They live outside the database and outside its backups: who has only a backup
can read no confidential text. Keep a copy of these files somewhere else.
"""

import base64
import binascii
import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from rugzak.config.operation import places
from rugzak.config.operation.trouble import Trouble

SECRET_VARIABLE = "RUGZAK_SECRET_KEY_FILE"  # noqa: S105 - the name of a variable
MASTER_VARIABLE = "RUGZAK_MASTER_KEYS_FILE"
KEY_BYTES = 32
# Longer than any request: who wrapped with the old key has finished by then.
SETTLE_SECONDS = 10


@dataclass(frozen=True)
class MasterKeys:
    """All keys that may still be in use, and which one wraps what is new."""

    active: str
    keys: dict[str, bytes] = field(repr=False)

    def as_json(self) -> str:
        """The text of the key file."""
        encoded = {name: base64.b64encode(key).decode() for name, key in self.keys.items()}
        return json.dumps({"active": self.active, "keys": encoded}, indent=2) + "\n"

    def with_new_active(self) -> "MasterKeys":
        """These keys and a new one, which is active from now on."""
        name = _new_name()
        return MasterKeys(name, self.keys | {name: secrets.token_bytes(KEY_BYTES)})

    def only_active(self) -> "MasterKeys":
        """The active key alone: the others are retired."""
        return MasterKeys(self.active, {self.active: self.keys[self.active]})


def secret_file() -> Path:
    """Where Django's secret is kept."""
    return _given(SECRET_VARIABLE) or places.secrets() / "django-secret"


def master_file() -> Path:
    """Where the master keys are kept."""
    return _given(MASTER_VARIABLE) or places.secrets() / "master-keys.json"


def ensure() -> None:
    """Make both files where they are missing, unless a place was given: then a missing file is a mistake."""
    if not _given(SECRET_VARIABLE) and not secret_file().exists():
        places.create_secret(secret_file(), secrets.token_urlsafe(64))
    if not _given(MASTER_VARIABLE) and not master_file().exists():
        name = _new_name()
        first = MasterKeys(name, {name: secrets.token_bytes(KEY_BYTES)})
        places.create_secret(master_file(), first.as_json())


def django_secret() -> str:
    """The secret that signs sessions and links."""
    return _read(secret_file()).strip()


def master_keys() -> MasterKeys:
    """The master keys as they are in the file now: a running process sees a rotation at its next use."""
    path = master_file()
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _parsed(path, changed)


def rotate(rewrap: Callable[[], int], *, settle_seconds: float = SETTLE_SECONDS) -> int:
    """Make a new active master key, let ``rewrap`` move everything to it, then retire the old keys.

    ``rewrap`` wraps each subject's key that is not under the active key again,
    and returns how many it moved. If it fails, the old keys stay and the next
    rotation carries on. Returns how many subject keys were moved.
    """
    fresh = master_keys().with_new_active()
    places.write_secret(master_file(), fresh.as_json())
    moved = rewrap()
    while True:
        time.sleep(settle_seconds)
        late = rewrap()
        moved += late
        if not late:
            break
    places.write_secret(master_file(), fresh.only_active().as_json())
    return moved


def _given(variable: str) -> Path | None:
    path = os.environ.get(variable)
    return Path(path) if path else None


def _new_name() -> str:
    return f"{datetime.now(UTC):%Y%m%d}-{secrets.token_hex(3)}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Trouble(
            f"The secret file {path} cannot be read ({error.strerror}). Put it back from your copy; "
            "for a new installation make it with `rugzak make-keys`."
        ) from error


@lru_cache(maxsize=2)
def _parsed(path: Path, _changed: int) -> MasterKeys:
    try:
        content = json.loads(_read(path))
        keys = {name: base64.b64decode(text, validate=True) for name, text in content["keys"].items()}
        active = content["active"]
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise Trouble(f"The master key file {path} is damaged: put it back from your copy.") from error
    if active not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise Trouble(f"The master key file {path} is damaged: put it back from your copy.")
    return MasterKeys(active, keys)
