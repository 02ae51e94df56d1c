"""Hashes over lines of the log: canonical bytes, Merkle root, chain. Knows no database."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

HASH_BYTES = 32
NOTHING = bytes(HASH_BYTES)
# What a leaf, a node and a link are hashed with differs, so that none can pass for another.
_LEAF, _NODE, _LINK = b"\x00", b"\x01", b"\x02"

Line = tuple[UUID, datetime, UUID, UUID, str, UUID, str, UUID | None]


def moment(at: datetime) -> str:
    """A moment in UTC with microseconds, the same whatever zone a session or a person is in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def leaf(line: Line) -> bytes:
    """The hash of one line of the log (id, at, reader, about, kind, item, outcome, on behalf of)."""
    key, at, reader, about, kind, item, outcome, on_behalf_of = line
    others = on_behalf_of.hex if on_behalf_of else ""
    text = f"{key.hex}|{moment(at)}|{reader.hex}|{about.hex}|{kind}|{item.hex}|{outcome}|{others}"
    return hashlib.sha256(_LEAF + text.encode()).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle root; an odd one out goes up unchanged. No leaves: 32 zero bytes."""
    level = list(leaves)
    while len(level) > 1:
        pairs = [_joined(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0] if level else NOTHING


def link(
    *, number: int, from_at: datetime, until: datetime, count: int, root: bytes, previous: bytes
) -> bytes:
    """What binds a seal to the one before it."""
    text = f"{number}|{moment(from_at)}|{moment(until)}|{count}|"
    return hashlib.sha256(_LINK + text.encode() + root + previous).digest()


def together(leaves: Iterable[bytes]) -> bytes:
    return b"".join(leaves)


def apart(leaves: bytes) -> list[bytes]:
    return [leaves[at : at + HASH_BYTES] for at in range(0, len(leaves), HASH_BYTES)]


def _joined(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()
