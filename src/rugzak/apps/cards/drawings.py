"""Every card has a drawing of its own, made by rule from its number, theme and readers; nothing is stored.

One recipe feeds the screen and the paper. Reflection is a drop and its rings,
teamwork a weave with one bright thread, employership gates of which one door is lit.
A worker, a team and those who lead each get another composition, so that in grey
print a card is still known by its drawing.
"""

from dataclasses import dataclass
from functools import lru_cache

from rugzak.apps.cards.words import Audience, Theme

WIDTH, HEIGHT = 540, 270


@dataclass(frozen=True)
class Palette:
    """The colours of a theme; ``light`` and ``faint`` lie on ``main``, on the back of a card."""

    main: str
    deep: str
    soft: str
    mid: str
    accent: str
    light: str
    faint: str


PALETTES = {
    Theme.REFLECTION: Palette("#17635f", "#0e4744", "#d5e9e6", "#8fc1bc", "#c05a24", "#458280", "#2b716d"),
    Theme.TEAMWORK: Palette("#a8481a", "#7f3510", "#fae3d4", "#dd9a74", "#17635f", "#b96d48", "#b0582f"),
    Theme.EMPLOYERSHIP: Palette("#56347f", "#3f2563", "#e8dff3", "#b49cd2", "#d08a24", "#785d99", "#65468b"),
}


@lru_cache(maxsize=1024)
def front(number: int, theme: str, audience: str) -> str:
    """The drawing of one card as SVG, 540 wide and 270 high."""
    colours = PALETTES[Theme(theme)]
    recipe = {Theme.REFLECTION: _water, Theme.TEAMWORK: _weave, Theme.EMPLOYERSHIP: _gates}[Theme(theme)]
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours.soft}"/>'
    return _svg(WIDTH, HEIGHT, ground + recipe(number, Audience(audience), colours))


@lru_cache(maxsize=8)
def back(theme: str) -> str:
    """The printed ground of a theme's backs, 540 wide and 790 high."""
    colours = PALETTES[Theme(theme)]
    recipe = {Theme.REFLECTION: _waves, Theme.TEAMWORK: _cloth, Theme.EMPLOYERSHIP: _arches}[Theme(theme)]
    return _svg(540, 790, f'<rect width="540" height="790" fill="{colours.main}"/>' + recipe(colours))


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' preserveAspectRatio="xMidYMid slice">{inner}</svg>'
    )


def _path(d: str, **style: str) -> str:
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in style.items())
    return f'<path d="{d}"{attributes}/>'


def _stroke(d: str, colour: str, width: int) -> str:
    return _path(d, fill="none", stroke=colour, stroke_width=str(width))


def _box(x: float, y: float, w: float, h: float) -> str:
    return f"M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h{-w:.0f}z"


# ── Reflection: one drop for a worker, two that meet for a team, one large for who leads ──
def _water(n: int, who: Audience, colours: Palette) -> str:
    spots = _spots(n, who)
    step = 52 + n % 3 * 9
    thick = thin = drops = ""
    for k, (x, y) in enumerate(spots):
        for i in range(1, 10 if len(spots) == 1 else 5):
            ring = _ellipse(x, y, i * step - 14)
            thick, thin = (thick + ring, thin) if i % 2 else (thick, thin + ring)
        drops += _drop(x, y - 46 - (n * 31 + k * 23) % 26, 30 if who is Audience.LEADERS else 19 - 3 * k)
    return (
        _stroke(thin, colours.mid, 6) + _stroke(thick, colours.main, 12) + _path(drops, fill=colours.accent)
    )


def _spots(n: int, who: Audience) -> list[tuple[int, int]]:
    if who is Audience.WORKER:
        return [(130 + n * 97 % 290, 158 + n * 53 % 56)]
    if who is Audience.LEADERS:
        return [(170 + n * 83 % 200, 205)]
    x = 110 + n * 61 % 90
    return [(x, 120 + n * 37 % 50), (x + 220 + n * 29 % 70, 186 + n * 41 % 40)]


def _ellipse(x: float, y: float, r: float) -> str:
    flat = f"{r:.0f} {r * 0.36:.0f} 0 1 0"
    return f"M{x - r:.0f} {y:.0f}a{flat} {2 * r:.0f} 0a{flat} {-2 * r:.0f} 0"


def _drop(x: float, y: float, k: float) -> str:
    return (
        f"M{x:.0f} {y - k * 2.1:.0f}c{k * 0.55:.0f} {k:.0f} {k:.0f} {k * 1.35:.0f} {k:.0f} {k * 2.1:.0f}"
        f"a{k:.0f} {k:.0f} 0 0 1 {-2 * k:.0f} 0c0 {-k * 0.75:.0f} {k * 0.45:.0f} {-k * 1.1:.0f} {k:.0f} {-k * 2.1:.0f}z"
    )


# ── Teamwork: threads over and under, one of them bright ──
@dataclass(frozen=True)
class _Loom:
    """Where the cloth lies, how many bands go up and across, and how it is turned (degrees)."""

    x0: int
    x1: int
    y0: int
    y1: int
    up: int
    across: int
    turn: int


LOOMS = {
    Audience.WORKER: _Loom(-120, 660, -160, 430, 6, 5, -12),
    Audience.TEAM: _Loom(0, 540, 0, 270, 7, 3, 0),
    Audience.LEADERS: _Loom(20, 520, -115, 385, 8, 8, 45),
}


def _weave(n: int, who: Audience, colours: Palette) -> str:
    loom = LOOMS[who]
    wide, high = (loom.x1 - loom.x0) / loom.up, (loom.y1 - loom.y0) / loom.across
    columns = [(loom.x0 + (j + 0.11) * wide, wide * (0.66 + n * (j + 3) % 5 * 0.03)) for j in range(loom.up)]
    rows = [(loom.y0 + (i + 0.14) * high, high * (0.62 + n * (i + 2) % 5 * 0.03)) for i in range(loom.across)]
    lit = n % (6 if who is Audience.WORKER else loom.up)
    cloth = _under(loom, columns, rows, lit, colours) + _over(columns, rows, lit, colours)
    return f'<g transform="rotate({loom.turn} 270 135)">{cloth}</g>'


Bands = list[tuple[float, float]]


def _under(loom: _Loom, columns: Bands, rows: Bands, lit: int, colours: Palette) -> str:
    tall, broad = loom.y1 - loom.y0, loom.x1 - loom.x0
    plain = "".join(_box(x, loom.y0, w, tall) for j, (x, w) in enumerate(columns) if j != lit)
    bright = "".join(_box(x, loom.y0, w, tall) for j, (x, w) in enumerate(columns) if j == lit)
    threads = "".join(_upright(x, w, loom.y0, tall) for x, w in columns)
    gaps = "".join(
        _box(x, y - 7, w, h + 14)
        for i, (y, h) in enumerate(rows)
        for j, (x, w) in enumerate(columns)
        if (i + j) % 2
    )
    bands = "".join(_box(loom.x0, y, broad, h) for y, h in rows)
    lines = "".join(f"M{loom.x0} {y + h * part / 3:.0f}h{broad}" for y, h in rows for part in (1, 2))
    return (
        _path(plain, fill=colours.mid)
        + _path(bright, fill=colours.accent)
        + _stroke(threads, colours.soft, 4)
        + _path(gaps, fill=colours.soft)
        + _path(bands, fill=colours.main)
        + _stroke(lines, colours.soft, 4)
    )


def _over(columns: Bands, rows: Bands, lit: int, colours: Palette) -> str:
    gaps = plain = bright = threads = ""
    for i, (y, h) in enumerate(rows):
        for j, (x, w) in enumerate(columns):
            if (i + j) % 2 == 0:
                gaps += _box(x - 7, y, w + 14, h)
                crossing = _box(x, y - 8, w, h + 16)
                plain, bright = (plain, bright + crossing) if j == lit else (plain + crossing, bright)
                threads += _upright(x, w, y - 8, h + 16)
    return (
        _path(gaps, fill=colours.soft)
        + _path(plain, fill=colours.mid)
        + _path(bright, fill=colours.accent)
        + _stroke(threads, colours.soft, 4)
    )


def _upright(x: float, w: float, y: float, h: float) -> str:
    return "".join(f"M{x + w * part / 3:.0f} {y:.0f}v{h:.0f}" for part in (1, 2))


# ── Employership: gates, and one lit door ──
def _gates(n: int, who: Audience, colours: Palette) -> str:
    widths = _gate_widths(n, who)
    lit, x = n * 3 % len(widths), 0
    thick = thin = door = ""
    for i, w in enumerate(widths):
        top = 24 if w > 200 else 26 + n * (i + 2) * 37 % 7 * 15 + (30 if w < 110 else 0)
        thick += _arch(x + 11, w - 22, top)
        thin += _arch(x + 31, w - 62, top + 22) if w > 110 else ""
        thin += _arch(x + 49, w - 98, top + 42) if w > 200 else ""
        inset = 30 if w <= 110 else 50 if w <= 200 else 70
        inner = _arch(x + inset, w - 2 * inset, top + inset + 4)
        door, thin = (inner + "z", thin) if i == lit else (door, thin + inner)
        x += w
    return _stroke(thin, colours.mid, 6) + _path(door, fill=colours.accent) + _stroke(thick, colours.main, 15)


def _gate_widths(n: int, who: Audience) -> tuple[int, ...]:
    if who is Audience.WORKER:
        return (150, 240, 150) if n % 2 else (240, 150, 150)
    if who is Audience.TEAM:
        return ((135, 135, 135, 135), (170, 100, 170, 100), (100, 170, 100, 170))[n % 3]
    return (
        (108, 108, 108, 108, 108),
        (90, 120, 120, 120, 90),
        (130, 90, 100, 90, 130),
        (90, 90, 180, 90, 90),
    )[n % 4]


def _arch(x: float, w: float, top: float) -> str:
    r = w / 2
    return f"M{x:.0f} 276V{top + r:.0f}a{r:.0f} {r:.0f} 0 0 1 {w:.0f} 0V276"


# ── Backs ──
def _waves(colours: Palette) -> str:
    def wave(first: int) -> str:
        return "".join(f"M-60 {y}" + "q45 -34 90 0t90 0" * 4 for y in range(first, 830, 56))

    return _stroke(wave(20), colours.light, 11) + _stroke(wave(48), colours.light, 4)


def _cloth(colours: Palette) -> str:
    up = across = lines = ""
    for i in range(13):
        for j in range(9):
            x, y = j * 60 + 9, i * 60.77 + 9
            if (i + j) % 2 == 0:
                up += _box(x, y - 6, 42, 54)
                lines += f"M{x + 14} {y - 6:.0f}v54M{x + 28} {y - 6:.0f}v54"
            else:
                across += _box(x - 6, y, 54, 42)
                lines += f"M{x - 6} {y + 14:.0f}h54M{x - 6} {y + 28:.0f}h54"
    return _path(up, fill=colours.light) + _path(across, fill=colours.faint) + _stroke(lines, colours.main, 4)


def _arches(colours: Palette) -> str:
    d = ""
    for row in range(12):
        for column in range(6):
            x, y = column * 108 - (54 if row % 2 else 0), row * 72 + 54
            d += "".join(f"M{x + 54 - r} {y}a{r} {r} 0 0 1 {2 * r} 0" for r in (50, 32, 14))
    return _stroke(d, colours.light, 8)
