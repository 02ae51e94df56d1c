"""Names as offices write them: prefixes, "Berg, Jan van den", capitals. Pure."""

from dataclasses import dataclass
from functools import lru_cache

PREFIXES = (
    "van de", "van den", "van der", "van het", "van 't", "van", "von der", "von", "vander", "vanden",
    "de la", "de las", "de los", "de", "den", "der", "des", "du", "d'", "del", "della", "da", "dos", "das",
    "la", "le", "les", "ten", "ter", "te", "'t", "in 't", "in het", "in de", "in den", "in der", "in",
    "op de", "op den", "op 't", "op het", "op", "aan de", "aan den", "aan het", "aan 't", "aan", "bij de",
    "onder de", "over de", "over den", "uit de", "uit den", "uit het", "uyt den", "voor de", "voor den", "zur", "zum",
)  # fmt: skip
LONGEST_FIRST = tuple(sorted(PREFIXES, key=lambda one: -len(one)))
_KNOWN = frozenset(PREFIXES)


@dataclass(frozen=True)
class Name:
    first: str
    prefix: str
    last: str


def split_full(text: str, *, belgian: bool) -> Name:
    """ "Berg, Jan van den", "van den Berg, Jan", "Jan van den Berg": first name, prefix and last name."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) >= 3 and parts[1].lower() in _KNOWN:
        return tidy_name(parts[2], parts[1], parts[0], belgian=belgian)
    if len(parts) >= 2:
        first, behind = _prefix_behind(parts[1])
        return tidy_name(first, behind, parts[0], belgian=belgian)
    words = text.split()
    for at in range(1, len(words)):
        if words[at].lower() in _KNOWN and at < len(words) - 1:
            return tidy_name(" ".join(words[:at]), "", " ".join(words[at:]), belgian=belgian)
    return tidy_name(" ".join(words[:1]), "", " ".join(words[1:]), belgian=belgian)


@lru_cache(maxsize=4096)
def tidy_name(first: str, prefix: str, last: str, *, belgian: bool) -> Name:
    """The prefix in its own place in the Netherlands; in Flanders "Van den Broeck" is the last name."""
    if belgian:
        before = f"{prefix} " if prefix and not last.lower().startswith(prefix.lower() + " ") else ""
        return Name(first, "", f"{before}{last}")
    last, comma, behind = last.partition(",")
    last = last.strip()
    if comma and behind.strip().lower() in _KNOWN:
        prefix = prefix or behind.strip()
    if not prefix:
        prefix, last = _prefix_before(last)
    return Name(first, prefix.lower() if prefix.lower() in _KNOWN else prefix, last)


def _prefix_before(last: str) -> tuple[str, str]:
    lower = last.lower()
    for prefix in LONGEST_FIRST:
        rest = last[len(prefix) :].strip()
        if lower.startswith(prefix) and rest and (prefix.endswith("'") or lower[len(prefix)] == " "):
            return last[: len(prefix)], rest
    return "", last


def _prefix_behind(first: str) -> tuple[str, str]:
    """ "Jan van den" gives "Jan" and "van den"."""
    lower = first.lower()
    for prefix in LONGEST_FIRST:
        if lower.endswith(f" {prefix}"):
            return first[: -len(prefix)].strip(), first[-len(prefix) :]
    return first, ""
