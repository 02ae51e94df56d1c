"""Files in pieces: stored half a megabyte at a time, read back as one stream."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from rugzak.ground.exchange.models import Upload, UploadPiece
from rugzak.ground.exchange.words import PIECE_BYTES, Part

IN_MEMORY = 1024 * 1024


def keep_file(upload: Upload, file: BinaryIO) -> None:
    file.seek(0)
    number = 0
    while block := file.read(PIECE_BYTES):
        keep_piece(upload, Part.FILE, number, block)
        number += 1


def keep_piece(upload: Upload, part: Part, number: int, block: bytes) -> None:
    UploadPiece.objects.create(upload=upload, part=part, number=number, content=zlib.compress(block, 1))


def pieces_of(upload: Upload, part: Part) -> Iterator[bytes]:
    """Each piece as it was, one at a time."""
    rows = UploadPiece.objects.filter(upload=upload, part=part)
    for number in range(rows.count()):
        content = rows.filter(number=number).values_list("content", flat=True).get()
        yield zlib.decompress(bytes(content))


@contextmanager
def opened(upload: Upload) -> Iterator[BinaryIO]:
    """The whole file to seek in, on disk when it is large."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        for block in pieces_of(upload, Part.FILE):
            file.write(block)
        file.seek(0)
        yield cast(BinaryIO, file)


def drop_pieces(upload: Upload, *parts: Part) -> None:
    UploadPiece.objects.filter(upload=upload, part__in=parts).delete()


@contextmanager
def set_aside() -> Iterator[BinaryIO]:
    """A place to write to while the connection is taken by a COPY; on disk when it grows."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        yield cast(BinaryIO, file)


def keep_rows(upload: Upload, file: BinaryIO) -> None:
    """What was set aside, as pieces."""
    file.seek(0)
    for number, block in enumerate(iter(lambda: file.read(PIECE_BYTES), b"")):
        keep_piece(upload, Part.ROWS, number, block)


@contextmanager
def rows_again(upload: Upload) -> Iterator[BinaryIO]:
    with set_aside() as file:
        for block in pieces_of(upload, Part.ROWS):
            file.write(block)
        file.seek(0)
        yield file
