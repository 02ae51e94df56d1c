"""What a check found: well or not, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How bad it is."""

    WELL = "OK"
    NOTE = "note"
    WRONG = "WRONG"


@dataclass(frozen=True)
class Finding:
    """One line of `rugzak check`, with advice when it is not well."""

    verdict: Verdict
    text: str
    advice: str = ""

    def __str__(self) -> str:
        line = f"{self.verdict.value:<6} {self.text}"
        return f"{line}\n       → {self.advice}" if self.advice else line


def well(text: str) -> Finding:
    """All is well."""
    return Finding(Verdict.WELL, text)


def note(text: str, advice: str) -> Finding:
    """Worth knowing."""
    return Finding(Verdict.NOTE, text, advice)


def wrong(text: str, advice: str) -> Finding:
    """To be mended."""
    return Finding(Verdict.WRONG, text, advice)


def judge(is_well: bool, text: str, otherwise: str, advice: str) -> Finding:
    """The one sentence or the other."""
    return well(text) if is_well else wrong(otherwise, advice)
