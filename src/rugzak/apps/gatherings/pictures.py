"""A photo made anew: only its pixels, upright, no larger than a screen. Nothing of what a camera writes beside it."""

from __future__ import annotations

import io

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from rugzak.apps.gatherings.words import PHOTO_BYTES, PHOTO_PIXELS, PHOTO_SIDE
from rugzak.ground.kernel.refusal import Refusal

KINDS = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE = "image/jpeg"
QUALITY = 82


class NoPhoto(Refusal):
    sentence = _("Dit is geen foto die we kennen. Kies een jpg, png of webp.")
    field = "file"


class PhotoTooLarge(Refusal):
    sentence = _("Deze foto is te groot: hoogstens 12 MB. Maak hem opnieuw met een kleinere instelling.")
    field = "file"


def made_anew(content: bytes) -> bytes:
    """A JPEG of the same picture. Raises NoPhoto and PhotoTooLarge; the kind is told by the bytes, not by the name."""
    if len(content) > PHOTO_BYTES:
        raise PhotoTooLarge
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as photo:
            # Read from its head, before anything is unpacked: a small file can hold a very large picture.
            if photo.width * photo.height > PHOTO_PIXELS:
                raise PhotoTooLarge
            return _as_jpeg(photo)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoTooLarge from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise NoPhoto from None


def _as_jpeg(photo: Image.Image) -> bytes:
    if photo.format == "JPEG":
        photo.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
    upright = ImageOps.exif_transpose(photo)
    upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    # On a new sheet: what the old one carried along (place, maker, comment, small preview) is not on it.
    picture = Image.new("RGB", upright.size, "white")
    with_alpha = upright.convert("RGBA")
    picture.paste(with_alpha, mask=with_alpha)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
