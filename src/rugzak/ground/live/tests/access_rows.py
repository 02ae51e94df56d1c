"""Who may listen to the live channel. Here, without its own server, it answers with nothing."""

from tests.support.access import EVERYONE_SIGNED_IN, NOBODY, Row

ROWS = [
    Row("live:stream", opens_with=204),
    Row("live:probe", EVERYONE_SIGNED_IN | {NOBODY}, opens_with=204),
]
