"""Understanding what somebody types when looking for something, in Dutch. Knows no database and no person."""

from rugzak.engines.finding.asking import Ask, Lexicon, understand

__all__ = ["Ask", "Lexicon", "understand"]
