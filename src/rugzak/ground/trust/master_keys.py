"""The master keys: read from a file outside the database, never written from here.

The file holds ``{"active": id, "keys": {id: base64 of 32 bytes}}``. Several keys stand in it
only while ``rugzak rotate-keys`` moves every subject's key to the new one.
"""

import base64
import binascii
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

KEY_BYTES = 32


class MasterKeysUnreadable(RuntimeError):
    """Without the file nothing confidential can be read or written: put it back from its copy."""


@dataclass(frozen=True)
class MasterKeys:
    """All keys that may still be in use, and the id of the one that wraps what is new."""

    active: str
    keys: dict[str, bytes] = field(repr=False)

    def key(self, name: str) -> bytes:
        try:
            return self.keys[name]
        except KeyError:
            raise MasterKeysUnreadable(f"the key file holds no master key called {name!r}") from None


def master_keys() -> MasterKeys:
    """The keys as the file holds them; read again only when the file has changed, so a rotation is seen."""
    path = Path(settings.ENVIRONMENT.master_keys_file)
    try:
        stat = path.stat()
    except OSError as error:
        raise MasterKeysUnreadable(f"{path}: {error.strerror}") from error
    return _parsed(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)


def forget() -> None:
    """Read the file again at the next use, whatever its clock says."""
    _parsed.cache_clear()


@lru_cache(maxsize=2)
def _parsed(path: Path, _changed: int, _size: int, _inode: int) -> MasterKeys:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        keys = {name: base64.b64decode(text, validate=True) for name, text in content["keys"].items()}
        active = content["active"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        # The cause may quote the file, and so a key.
        raise MasterKeysUnreadable(f"{path} is damaged ({type(error).__name__})") from None
    if active not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise MasterKeysUnreadable(f"{path} is damaged (no active key, or a key of the wrong length)")
    return MasterKeys(active, keys)
