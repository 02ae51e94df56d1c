"""Going through the whole log and its seals, and naming the first line that is not as it was sealed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from rugzak.ground.trust import merkle
from rugzak.ground.trust.models import Reading, Seal
from rugzak.ground.trust.services.seals import FIRST, LINE
from rugzak.ground.trust.words import LOG_KEPT

CHUNK = 5000


@dataclass(frozen=True)
class Tampering:
    """The first thing that is wrong: in which seal, and which line when it is about a line."""

    seal: int
    what: str
    line: UUID | None = None

    def __str__(self) -> str:
        where = f", line {self.line}" if self.line else ""
        return f"seal {self.seal}{where}: {self.what}"


@dataclass(frozen=True)
class Verdict:
    """What verifying found: ``lines`` sealed lines were compared, ``waiting`` are not sealed yet."""

    lines: int
    seals: int
    waiting: int
    tampering: Tampering | None = None
    chain: str = ""


class _Differs(Exception):
    def __init__(self, tampering: Tampering) -> None:
        self.tampering = tampering
        super().__init__(str(tampering))


def verify_log(*, known_chain: str = "") -> Verdict:
    """Compare each line of the current organisation with its seal, and each seal with the one before.

    ``known_chain`` is the end of the chain as somebody wrote it down elsewhere
    (hexadecimal); it must still be in the chain.
    """
    lines = _Lines()
    seals, chains, last = 0, [], (0, FIRST, merkle.NOTHING)
    try:
        for seal in Seal.objects.order_by("number").iterator(chunk_size=200):
            _check_seal(seal, *last)
            _check_lines(seal, lines.through(seal.until))
            last = (seal.number, seal.until, bytes(seal.chain))
            chains.append(bytes(seal.chain).hex())
            seals += 1
        if known_chain and known_chain not in chains:
            raise _Differs(Tampering(last[0], "the chain that was written down elsewhere is not in this log"))
    except _Differs as found:
        return Verdict(lines.read, seals, 0, found.tampering)
    sealed = lines.read
    waiting = sum(1 for _ in lines.rest())
    return Verdict(sealed, seals, waiting, chain=chains[-1] if chains else "")


class _Lines:
    """The log as a stream in order, handed out a stretch at a time."""

    def __init__(self) -> None:
        rows = Reading.objects.order_by("at", "id").values_list(*LINE)
        self._rows: Iterator[merkle.Line] = rows.iterator(chunk_size=CHUNK)
        self._next: merkle.Line | None = next(self._rows, None)
        self.read = 0

    def through(self, until: datetime) -> Iterator[merkle.Line]:
        while self._next is not None and self._next[1] <= until:
            line, self._next = self._next, next(self._rows, None)
            self.read += 1
            yield line

    def rest(self) -> Iterator[merkle.Line]:
        if self._next is not None:
            yield self._next
            yield from self._rows


def _check_seal(seal: Seal, number: int, until: datetime, chain: bytes) -> None:
    if seal.number != number + 1 or seal.from_at != until or bytes(seal.previous_chain) != chain:
        raise _Differs(Tampering(number + 1, "this seal is missing or does not follow the one before"))
    leaves = merkle.apart(bytes(seal.leaves))
    link = merkle.link(
        number=seal.number,
        from_at=seal.from_at,
        until=seal.until,
        count=len(leaves),
        root=merkle.root(leaves),
        previous=chain,
    )
    if (seal.count, bytes(seal.chain)) != (len(leaves), link):
        raise _Differs(Tampering(seal.number, "the seal itself was changed"))


def _check_lines(seal: Seal, lines: Iterable[merkle.Line]) -> None:
    stored = merkle.apart(bytes(seal.leaves))
    found = [(line[0], merkle.leaf(line)) for line in lines]
    if not found and seal.until < timezone.now() - LOG_KEPT:
        return  # kept long enough: the lines went by their term, a whole stretch at a time
    if [leaf for _, leaf in found] != stored:
        raise _Differs(_first_difference(seal.number, stored, found))


def _first_difference(number: int, stored: list[bytes], found: list[tuple[UUID, bytes]]) -> Tampering:
    sealed, present = set(stored), {leaf for _, leaf in found}
    for at, (key, leaf) in enumerate(found):
        if at < len(stored) and stored[at] == leaf:
            continue
        if leaf in sealed:
            return Tampering(number, "one or more lines before this one are gone", key)
        if at < len(stored) and stored[at] not in present:
            return Tampering(number, "this line was changed", key)
        return Tampering(number, "this line was added later", key)
    return Tampering(number, "the last lines are gone", found[-1][0] if found else None)
