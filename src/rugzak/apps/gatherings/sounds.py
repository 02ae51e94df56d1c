"""Which sounds are taken: what a browser or a phone records, told by its first bytes. Never what was said in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.words import VOICE_BYTES
from rugzak.ground.kernel.refusal import Refusal

WEBM, OGG, MP4 = "audio/webm", "audio/ogg", "audio/mp4"
# Boxes of an mp4 in which a phone writes a title (often the address where it was recorded), a place and its own name.
TOLD_BESIDE = (b"udta", b"meta", b"uuid")
HOLDS_BOXES = (b"moov", b"trak")
FREE = b"free"
FILM_CODECS = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG", b"V_THEORA")


class NoSound(Refusal):
    sentence = _("Dit is geen geluid dat we kennen. Kies een m4a, ogg of webm.")
    field = "file"


class SoundTooLong(Refusal):
    sentence = _("Dit geluid is te lang: hoogstens 3 MB, dat is ruim twee minuten. Neem het korter op.")
    field = "file"


def kind_of(content: bytes) -> str:
    """The media type. Raises NoSound and SoundTooLong."""
    if len(content) > VOICE_BYTES:
        raise SoundTooLong
    if content[:4] == b"\x1aE\xdf\xa3" and b"webm" in content[:64] and not _has_pictures(content):
        return WEBM
    if content[:4] == b"OggS" and b"OpusHead" in content[:64]:
        return OGG
    if content[4:8] == b"ftyp" and not _has_pictures(content):
        return MP4
    raise NoSound


def cleaned(content: bytes) -> tuple[bytes, str]:
    """The sound without what a phone wrote beside it, and its media type."""
    kind = kind_of(content)
    return (_without_told_beside(content), kind) if kind == MP4 else (content, kind)


def _has_pictures(content: bytes) -> bool:
    """Whether it is a film: named so in the head of a webm, or by the handler of a track in an mp4."""
    if any(codec in content[:4096] for codec in FILM_CODECS):
        return True
    at = content.find(b"hdlr")
    while at >= 0:
        if content[at + 12 : at + 16] == b"vide":
            return True
        at = content.find(b"hdlr", at + 4)
    return False


def _without_told_beside(content: bytes) -> bytes:
    """The same file at the same length, with those boxes emptied: what points into it still points right."""
    out = bytearray(content)
    todo = [(0, len(out))]
    while todo:
        at, end = todo.pop()
        while at + 8 <= end:
            size, head = _size_at(out, at, end)
            if size < head or at + size > end:
                raise NoSound
            name = bytes(out[at + 4 : at + 8])
            if name in TOLD_BESIDE:
                out[at + 4 : at + 8] = FREE
                out[at + head : at + size] = bytes(size - head)
            elif name in HOLDS_BOXES:
                todo.append((at + head, at + size))
            at += size
    return bytes(out)


def _size_at(content: bytearray, at: int, end: int) -> tuple[int, int]:
    """How long the box here is and how long its head; a size of 0 reaches to the end, 1 stands after the name."""
    size = int.from_bytes(content[at : at + 4], "big")
    if size == 1:
        return int.from_bytes(content[at + 8 : at + 16], "big"), 16
    return (size or end - at), 8
