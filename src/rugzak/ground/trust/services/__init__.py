"""Writes of trust: keys, consents and shares, the log of reading and its seals."""

from rugzak.ground.trust.services.keys import erase_key, rewrap_subject_keys
from rugzak.ground.trust.services.readings import note_reading, note_try
from rugzak.ground.trust.services.seals import seal_log
from rugzak.ground.trust.services.sharing import (
    CannotReceive,
    give_consent,
    share_item,
    stop_sharing,
    stop_sharing_item,
    withdraw_consent,
)

__all__ = [
    "CannotReceive",
    "erase_key",
    "give_consent",
    "note_reading",
    "note_try",
    "rewrap_subject_keys",
    "seal_log",
    "share_item",
    "stop_sharing",
    "stop_sharing_item",
    "withdraw_consent",
]
