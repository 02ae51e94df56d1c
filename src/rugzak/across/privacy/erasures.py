"""The list of who was erased, beside the database: what a restored backup brings back is erased again.

It holds no name and no id: salted hashes, one salt per list. Whoever finds the list
learns nothing; whoever has the list and a backup can tell who was in it.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

NAME = "erasures.jsonl"


def add(path: Path, member_id: UUID, at: datetime) -> None:
    """Write one line, on the disk before anything is answered."""
    salt = _salt(path) or _begin(path)
    _append(path, {"at": at.isoformat(timespec="seconds"), "person": _hash(salt, member_id)})


def found_in(path: Path, member_ids: Iterable[UUID]) -> list[UUID]:
    """Which of these people are on the list."""
    salt = _salt(path)
    if salt is None:
        return []
    listed = {line.get("person") for line in _lines(path)}
    return [key for key in member_ids if _hash(salt, key) in listed]


def _hash(salt: str, member_id: UUID) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + member_id.bytes).hexdigest()


def _salt(path: Path) -> str | None:
    return next((str(line["salt"]) for line in _lines(path) if "salt" in line), None)


def _begin(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    _append(path, {"salt": secrets.token_hex(16)})
    # Two at once both wrote a salt: the first one counts, for both.
    return _salt(path) or ""


def _lines(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _append(path: Path, line: dict[str, str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
