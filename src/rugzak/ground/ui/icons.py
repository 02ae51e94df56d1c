"""The icons we use, and the sprite they stand in.

``python -m rugzak.ground.ui.icons build <folder>`` makes the sprite anew.
"""

import difflib
import re
import sys
from functools import cache, lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.safestring import SafeString

# Lucide, ISC licence. Every name here stands in the sprite; see THIRD_PARTY.md.
NAMES = frozenset(
    """
    archive arrow-left arrow-right arrow-right-left badge-check backpack bell bike book-open
    briefcase building-2 bus calendar calendar-clock calendar-days calendar-plus calendar-x car
    chart-column check chevron-down chevron-left chevron-right chevron-up circle circle-alert
    circle-check circle-dashed circle-question-mark circle-x clipboard-check clipboard-list clock-4
    cloud-off cloud-upload coffee contrast copy download ellipsis external-link eye eye-off
    file-text fingerprint flag footprints graduation-cap hand-heart hand-helping heart-handshake
    history hourglass house image inbox info key-round languages layers life-buoy lightbulb link
    list-checks loader-circle lock lock-keyhole lock-open log-in log-out mail map-pin megaphone menu
    message-circle minus monitor moon navigation paperclip pause pencil phone play plus printer
    qr-code quote refresh-cw rotate-ccw route save search send settings share-2 shield shield-alert
    shield-check shield-x sliders-horizontal smartphone sprout sun table-2 tablet target train-front
    trash-2 trending-up triangle-alert undo-2 unlink upload user-plus user-round user-x users
    volume-2 wifi-off wrench x
    """.split()
)
SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class UnknownIcon(ValueError):
    """The name is not in the sprite."""


@cache
def sprite_url() -> str:
    """Address of the sprite, asked once per process."""
    return static("ui/icons.svg")


@lru_cache(maxsize=512)
def icon(name: str, extra: str = "") -> SafeString:
    """The drawing, hidden from screen readers: a word always stands beside it."""
    if name not in NAMES:
        close = difflib.get_close_matches(name, sorted(NAMES), n=4, cutoff=0.4)
        raise UnknownIcon(f"no icon {name!r} in the sprite; near: {', '.join(close) or 'none'}")
    classes = f"i {extra}" if extra else "i"
    use = f'<use href="{sprite_url()}#{name}"/>'
    return SafeString(f'<svg class="{classes}" aria-hidden="true" focusable="false">{use}</svg>')


def build(folder: Path) -> str:
    """The sprite, from a folder that holds one Lucide svg per icon."""
    symbols = [_symbol(name, (folder / f"{name}.svg").read_text()) for name in sorted(NAMES)]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def _symbol(name: str, svg: str) -> str:
    drawing = DRAWING.search(COMMENT.sub("", svg))
    if drawing is None:
        raise ValueError(f"{name}.svg is not a drawing")
    shapes = re.sub(r"\s*/>", "/>", re.sub(r"\s+", " ", drawing[1])).replace("> <", "><").strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["build", folder]:
            SPRITE.write_text(build(Path(folder)))
        case _:
            sys.exit("usage: python -m rugzak.ground.ui.icons build <folder with lucide svg files>")
