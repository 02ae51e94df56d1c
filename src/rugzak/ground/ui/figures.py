"""Numbers for people: round steps on an axis, and figures written as the language does."""

from math import ceil, floor, isclose, log10

from django.utils.translation import get_language

STEPS = (1, 2, 2.5, 5, 10)


def nice_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round values that cover low to high, about ``count`` of them: 0 to 88 gives 0, 20, 40, 60, 80, 100."""
    if high < low:
        raise ValueError(f"high {high} lies below low {low}")
    if count < 2:
        raise ValueError(f"an axis needs two ticks or more, not {count}")
    if isclose(high, low):
        high = low + 1
    rough = (high - low) / (count - 1)
    power = 10.0 ** floor(log10(rough))
    step = power * next(s for s in STEPS if power * s >= rough * 0.999999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def figure_words(value: float, decimals: int | None = None) -> str:
    """A number as written here: "1.005" and "7,4" in Dutch, "1,005" and "7.4" in English."""
    places = decimals if decimals is not None else (0 if float(value).is_integer() else 1)
    english = f"{value:,.{places}f}"
    if (get_language() or "nl").startswith("en"):
        return english
    return english.translate(str.maketrans(",.", ".,"))
