"""Taking typed values out of a JSON document, with the path in every complaint."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.question.instance import Impossible

_NOTHING = object()


class Fields:
    """One JSON object and where it stands; unknown keys are refused, so a slip of the pen cannot pass."""

    def __init__(self, value: Any, path: str) -> None:
        if not isinstance(value, dict):
            raise Impossible(f"{path}: expected an object, found {type(value).__name__}")
        self.value: dict[str, Any] = value
        self.path = path
        self._known: set[str] = set()

    def at(self, key: str) -> str:
        """The full path of one key."""
        return f"{self.path}.{key}" if self.path else key

    def take(self, key: str, default: Any = _NOTHING) -> Any:
        """The raw value, or the default; a missing key without default is refused."""
        self._known.add(key)
        if key in self.value:
            return self.value[key]
        if default is _NOTHING:
            raise Impossible(f"{self.at(key)}: missing")
        return default

    def whole(self, key: str, default: Any = _NOTHING, *, least: int = 0, most: int = 10**9) -> int:
        """A whole number between two limits."""
        number = self.take(key, default)
        if isinstance(number, bool) or not isinstance(number, int):
            raise Impossible(f"{self.at(key)}: expected a whole number, found {number!r}")
        if not least <= number <= most:
            raise Impossible(f"{self.at(key)}: expected {least} to {most}, found {number}")
        return number

    def real(self, key: str, default: Any = _NOTHING, *, least: float, most: float = 1_000.0) -> float:
        """A number between two limits; NaN and infinity are between none."""
        number = self.take(key, default)
        if isinstance(number, bool) or not isinstance(number, int | float) or not least <= number <= most:
            raise Impossible(
                f"{self.at(key)}: expected a number from {least:g} to {most:g}, found {number!r}"
            )
        return float(number)

    def yes_or_no(self, key: str) -> bool:
        """True or false; absent means false."""
        answer = self.take(key, False)
        if not isinstance(answer, bool):
            raise Impossible(f"{self.at(key)}: expected true or false, found {answer!r}")
        return answer

    def text(self, key: str, default: Any = _NOTHING) -> str:
        """A text that is not empty."""
        words = self.take(key, default)
        if not isinstance(words, str) or not words:
            raise Impossible(f"{self.at(key)}: expected a text, found {words!r}")
        return words

    def text_or_none(self, key: str) -> str | None:
        """A text, or nothing at all."""
        return None if self.take(key, None) is None else self.text(key)

    def texts(self, key: str) -> frozenset[str]:
        """A list of texts; absent means none."""
        words = self.take(key, [])
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise Impossible(f"{self.at(key)}: expected a list of texts")
        return frozenset(words)

    def items(self, key: str, default: Any = _NOTHING) -> list[Fields]:
        """A list of objects."""
        values = self.take(key, default)
        if not isinstance(values, list):
            raise Impossible(f"{self.at(key)}: expected a list")
        return [Fields(value, f"{self.at(key)}[{place}]") for place, value in enumerate(values)]

    def only_known(self) -> None:
        """Refuse what nobody asked for."""
        strange = sorted(set(self.value) - self._known)
        if strange:
            raise Impossible(f"{self.at(strange[0])}: unknown key")


def index_of(names: list[str], where: str) -> dict[str, int]:
    """Names to positions; a name used twice is refused."""
    index: dict[str, int] = {}
    for place, name in enumerate(names):
        if name in index:
            raise Impossible(f"{where}: {name!r} appears twice")
        index[name] = place
    return index


def place_in(item: Fields, key: str, places: dict[str, int]) -> int:
    """The number of the place that a key names; an unknown one is refused."""
    name = item.text(key)
    if name not in places:
        raise Impossible(f"{item.at(key)}: unknown place {name!r}")
    return places[name]
