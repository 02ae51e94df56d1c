"""Who may listen to the live channel. Here, without its own server, it answers with nothing."""

from tests.support.access import Row

ROWS = [Row("live:stream", opens_with=204)]
