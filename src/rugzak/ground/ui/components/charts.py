"""Charts as SVG in the page: no script, no inline style, always with the same figures as a table.

A value of ``None`` is a figure that may not be shown: it is drawn as a closed block of full height,
so that its size says nothing.
"""

# ruff: noqa: E501  (HTML reads best unbroken.)

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from django.utils.translation import gettext as _

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import text
from rugzak.ground.ui.figures import figure_words, nice_ticks

WIDTH = 360
TOP, HEIGHT, FOOT = 26, 170, 34
LEFT = 34
MARKS = ("circle", "square", "diamond")

Points = Sequence[tuple[Any, ...]]


@component()
def bar_chart(
    *, title: Any, points: Points, unit: Any = "", about: Any = "", source: Any = "", lying: bool = False
) -> str:
    """Bars; a point is (label, value) or (label, value, True) for the ones that matter. ``lying`` for long labels."""
    drawn = _lying_bars(points) if lying else _standing_bars(points)
    height = 44 * len(points) + 4 if lying else TOP + HEIGHT + FOOT
    head = [_("Wat"), unit or _("Aantal")]
    return _figure(title, about, source, height, drawn, head, [[p[0], _shown(p[1])] for p in points])


@component()
def line_chart(
    *, title: Any, series: Sequence[tuple[Any, Points]], unit: Any = "", about: Any = "", source: Any = ""
) -> str:
    """Lines over time; a series is (name, [(label, value), ...]). Each line has its own dash and mark."""
    values = [p[1] for _name, points in series for p in points if p[1] is not None]
    ticks = nice_ticks(min([0, *values]), max([*values, 1]), 4)
    drawn = _grid(ticks) + _line_labels(series[0][1])
    drawn += "".join(_line(points, ticks, number) for number, (_name, points) in enumerate(series))
    drawn += "".join(_legend(name, number) for number, (name, _points) in enumerate(series))
    head = [unit or _("Wanneer"), *(name for name, _points in series)]
    lines = [
        [point[0], *(_shown(points[i][1]) for _name, points in series)]
        for i, point in enumerate(series[0][1])
    ]
    return _figure(title, about, source, TOP + HEIGHT + FOOT + 22 * len(series), drawn, head, lines)


@component()
def dot_chart(*, title: Any, points: Points, unit: Any = "", about: Any = "", source: Any = "") -> str:
    """A figure with its uncertainty; a point is (label, value, low, high, n)."""
    known = [v for p in points for v in p[1:4] if v is not None]
    ticks = nice_ticks(min(known, default=0), max(known, default=1), 4)
    drawn = "".join(_dot(point, n, ticks) for n, point in enumerate(points)) + _dot_axis(ticks, len(points))
    head = [_("Wat"), unit or _("Cijfer"), _("Van"), _("Tot"), "n"]
    lines = [[p[0], *(_shown(v) for v in p[1:4]), _shown(p[4])] for p in points]
    return _figure(title, about, source, 46 * len(points) + 30, drawn, head, lines)


def _shown(value: float | None) -> str:
    return _("te weinig om te tonen") if value is None else figure_words(value)


def _figure(
    title: Any, about: Any, source: Any, height: int, drawn: str, head: list[Any], lines: list[list[Any]]
) -> str:
    key = f"c{crc32(f'{title}{lines}'.encode()):08x}"
    description = text(about or "; ".join(f"{line[0]}: {', '.join(map(str, line[1:]))}" for line in lines))
    drawing = (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{text(title)}</title><desc id="{key}-d">{description}</desc>{_patterns(key)}'
        f"{drawn.replace('#PATTERN', f'#{key}')}</svg>"
    )
    below = f'<p class="muted small">{text(about)}</p>' if about else ""
    origin = f'<p class="source">{text(source)}</p>' if source else ""
    caption = f"<figcaption>{text(title)}</figcaption>"
    return f'<figure class="figure">{caption}{drawing}{below}{origin}{_as_table(title, head, lines)}</figure>'


def _patterns(key: str) -> str:
    return (
        f'<defs><pattern id="{key}-h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch-line" d="M0 0V7"/></pattern></defs>'
    )


def _as_table(title: Any, head: list[Any], lines: list[list[Any]]) -> str:
    words = _("Toon als tabel")
    columns = "".join(
        f'<th scope="col"{" class=n" if n else ""}>{text(name)}</th>' for n, name in enumerate(head)
    )
    body = "".join(
        f'<tr><th scope="row">{text(line[0])}</th>{"".join(f"<td class=n>{text(cell)}</td>" for cell in line[1:])}</tr>'
        for line in lines
    )
    return (
        f'<details class="as-table"><summary>{text(words)}</summary><table class="tbl small wide">'
        f'<caption class="sr">{text(title)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></details>'
    )


def _standing_bars(points: Points) -> str:
    top = nice_ticks(0, max([p[1] for p in points if p[1] is not None], default=1) or 1, 4)[-1]
    slot = WIDTH / max(len(points), 1)
    wide = min(slot * 0.8, 56)
    parts = [f'<path class="axis" d="M0 {TOP + HEIGHT}H{WIDTH}"/>']
    for n, point in enumerate(points):
        middle = slot * (n + 0.5)
        parts.append(_standing_bar(point, middle, wide, top))
        parts.append(
            f'<text class="tick" x="{middle:.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{text(point[0])}</text>'
        )
    return "".join(parts)


def _standing_bar(point: tuple[Any, ...], middle: float, wide: float, top: float) -> str:
    value = point[1]
    if value is None:
        return _closed_block(middle - wide / 2, TOP, wide, HEIGHT)
    high = HEIGHT * value / top
    y = TOP + HEIGHT - high
    return (
        f'<rect class="{_bar_class(point)}" x="{middle - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="3"/>'
        f'<text class="value" x="{middle:.1f}" y="{y - 7:.1f}" text-anchor="middle">{figure_words(value)}</text>'
    )


def _lying_bars(points: Points) -> str:
    top = max([p[1] for p in points if p[1] is not None], default=1) or 1
    parts = []
    for n, point in enumerate(points):
        y = 44 * n
        value = point[1]
        parts.append(f'<text x="0" y="{y + 15}">{text(point[0])}</text>')
        parts.append(
            f'<text class="value" x="{WIDTH}" y="{y + 15}" text-anchor="end">{text(_shown(value))}</text>'
        )
        if value is None:
            parts.append(_closed_block(0, y + 22, WIDTH, 14))
        else:
            parts.append(
                f'<rect class="{_bar_class(point)}" x="0" y="{y + 22}" width="{WIDTH * value / top:.1f}" height="14" rx="3"/>'
            )
    return "".join(parts)


def _bar_class(point: tuple[Any, ...]) -> str:
    return "bar light" if len(point) > 2 and not point[2] else "bar"


def _closed_block(x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="closed-bar" fill="url(#PATTERN-h)" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3"/>'


def _y(value: float, ticks: list[float]) -> float:
    return TOP + HEIGHT * (ticks[-1] - value) / (ticks[-1] - ticks[0])


def _grid(ticks: list[float]) -> str:
    return "".join(
        f'<path class="grid-line" d="M{LEFT} {_y(tick, ticks):.1f}H{WIDTH}"/>'
        f'<text class="tick" x="{LEFT - 6}" y="{_y(tick, ticks) + 5:.1f}" text-anchor="end">{figure_words(tick)}</text>'
        for tick in ticks
    )


def _x(n: int, count: int) -> float:
    return LEFT + 12 + (WIDTH - LEFT - 24) * (n / (count - 1) if count > 1 else 0.5)


def _line_labels(points: Points) -> str:
    every = max(1, -(-len(points) // 6))
    return "".join(
        f'<text class="tick" x="{_x(n, len(points)):.1f}" y="{TOP + HEIGHT + 22}" text-anchor="middle">{text(point[0])}</text>'
        for n, point in enumerate(points)
        if n % every == 0
    )


def _line(points: Points, ticks: list[float], number: int) -> str:
    """One line; a value that may not be shown leaves a gap."""
    path, marks, pen = [], [], "M"
    for n, point in enumerate(points):
        if point[1] is None:
            pen = "M"
            continue
        x, y = _x(n, len(points)), _y(point[1], ticks)
        path.append(f"{pen}{x:.1f} {y:.1f}")
        marks.append(_mark(x, y, number))
        pen = "L"
    return f'<path class="line l{number % 3 + 1}" d="{"".join(path)}"/>{"".join(marks)}'


def _mark(x: float, y: float, number: int) -> str:
    kind = MARKS[number % 3]
    classes = f'class="dot l{number % 3 + 1}"'
    if kind == "circle":
        return f'<circle {classes} cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if kind == "diamond" else ""
    return f'<rect {classes} x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"{turn}/>'


def _legend(name: Any, number: int) -> str:
    y = TOP + HEIGHT + FOOT + 22 * number + 10
    return (
        f'<path class="line l{number % 3 + 1}" d="M{LEFT} {y}h34"/>{_mark(LEFT + 17, y, number)}'
        f'<text x="{LEFT + 44}" y="{y + 5}">{text(name)}</text>'
    )


def _dot_x(value: float, ticks: list[float]) -> float:
    return 10 + (WIDTH - 20) * (value - ticks[0]) / (ticks[-1] - ticks[0])


def _dot(point: tuple[Any, ...], n: int, ticks: list[float]) -> str:
    label, value, low, high, size = point
    y = 46 * n
    head = f'<text x="0" y="{y + 15}">{text(label)}</text><text class="tick" x="{WIDTH}" y="{y + 15}" text-anchor="end">'
    if value is None:
        return f"{head}{text(_shown(None))}</text>{_closed_block(0, y + 24, WIDTH, 12)}"
    x = _dot_x(value, ticks)
    spread = (
        f'<path class="spread" d="M{_dot_x(low, ticks):.1f} {y + 30}H{_dot_x(high, ticks):.1f}"/>'
        if low is not None
        else ""
    )
    return (
        f'{head}<tspan class="value">{figure_words(value)}</tspan> n = {figure_words(size)}</text>'
        f'{spread}<circle class="dot l1" cx="{x:.1f}" cy="{y + 30}" r="6"/>'
    )


def _dot_axis(ticks: list[float], count: int) -> str:
    y = 46 * count + 4
    marks = "".join(
        f'<text class="tick" x="{_dot_x(tick, ticks):.1f}" y="{y + 18}" text-anchor="middle">{figure_words(tick)}</text>'
        for tick in ticks
    )
    return f'<path class="axis" d="M0 {y}H{WIDTH}"/>{marks}'
