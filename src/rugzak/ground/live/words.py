"""Names and measures of the live channel. Imports nothing of ours."""

from enum import StrEnum

CHANNEL = "rugzak_live"
HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000
# A browser keeps six connections to one host; more streams of one person than this is a mistake or an attack.
STREAMS_PER_MEMBER = 12
# A viewer that does not read loses messages beyond this, and is told to refresh when it reads again.
WAITING_MESSAGES = 32
# What an operator asks to see whether events come through one by one.
PROBE_EVENTS = 4
PROBE_PAUSE_SECONDS = 0.5
PROBES_AT_ONCE = 10


class Topic(StrEnum):
    """What changed. The page fetches it itself, with its own rights."""

    NOTICES = "notices"
    # The session has ended: the page stops listening.
    ENDED = "ended"
