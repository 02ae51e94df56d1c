"""The colour an organisation chooses for itself, made readable in light and dark."""

import colorsys
import re
from collections.abc import Callable

HEX = re.compile(r"^#?([0-9a-fA-F]{6})$")
ENOUGH = 4.5
PLENTY = 7.0
# What text, links and edges in the brand colour stand on; the same values as the tokens.
LIGHT_GROUNDS = ("#ffffff", "#fbf8f3", "#f3ede3")
DARK_GROUNDS = ("#1c2b2a", "#14201f", "#0f1918")
INK_ON_DARK_BRAND = "#08201e"

Rgb = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_pair(colour: str) -> tuple[str, str]:
    """The colour for the light and for the dark theme, each 4.5:1 or better on every ground of its theme."""
    softly, deeply = soft_pair(colour)
    light = _shift(colour, -0.01, lambda c: _on_all(c, (*LIGHT_GROUNDS, softly), ENOUGH))
    dark = _shift(colour, +0.01, lambda c: _on_all(c, (*DARK_GROUNDS, deeply, INK_ON_DARK_BRAND), ENOUGH))
    return light, dark


def soft_pair(colour: str) -> tuple[str, str]:
    """The quiet tint of the colour for something chosen, light and dark."""
    hue, _lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    return (
        _hex(colorsys.hls_to_rgb(hue, 0.89, min(saturation, 0.4))),
        _hex(colorsys.hls_to_rgb(hue, 0.19, min(saturation, 0.38))),
    )


def organisation_css(colour: str) -> str:
    """The whole little stylesheet of an organisation."""
    light, dark = readable_pair(colour)
    soft_light, soft_dark = soft_pair(colour)
    deep_light = _shift(light, -0.01, lambda c: contrast(c, soft_light) >= PLENTY)
    deep_dark = _shift(dark, +0.01, lambda c: contrast(c, soft_dark) >= PLENTY)
    names = {
        "brand-light": light,
        "brand-dark": dark,
        "soft-light": soft_light,
        "soft-dark": soft_dark,
        "deep-light": deep_light,
        "deep-dark": deep_dark,
    }
    return ":root {" + "; ".join(f"--org-{name}: {value}" for name, value in names.items()) + "}\n"


def _on_all(colour: str, grounds: tuple[str, ...], least: float) -> bool:
    return all(contrast(colour, ground) >= least for ground in grounds)


def _shift(colour: str, step: float, good: Callable[[str], bool]) -> str:
    """Darker or lighter, as little as needed."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    for _ in range(101):
        now = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
        if good(now):
            return now
        lightness = min(1.0, max(0.0, lightness + step))
    return now


def _rgb(colour: str) -> Rgb:
    match = HEX.match(colour)
    if not match:
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(match[1][i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
