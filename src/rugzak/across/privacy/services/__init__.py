"""Erasing: by the clock, because somebody asks, and again after a restore."""

from rugzak.across.privacy.services.erasing import StillHere, erase_person, replay_erasures
from rugzak.across.privacy.services.exporting import (
    forget_old_exports,
    make_next_part,
    note_fetching,
    start_export,
)
from rugzak.across.privacy.services.keeping import carry_out_terms

__all__ = [
    "StillHere",
    "carry_out_terms",
    "erase_person",
    "forget_old_exports",
    "make_next_part",
    "note_fetching",
    "replay_erasures",
    "start_export",
]
