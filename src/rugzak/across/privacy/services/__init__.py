"""Erasing: by the clock, because somebody asks, and again after a restore."""

from rugzak.across.privacy.services.erasing import StillHere, erase_person, replay_erasures
from rugzak.across.privacy.services.keeping import carry_out_terms

__all__ = ["StillHere", "carry_out_terms", "erase_person", "replay_erasures"]
