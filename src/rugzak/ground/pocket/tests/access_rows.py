"""The rows of the access matrix for the pocket."""

from tests.support.access import EVERYONE_SIGNED_IN, NOBODY, Row

ROWS = [
    Row("pocket:worker", EVERYONE_SIGNED_IN | {NOBODY}),
    Row("pocket:shell", EVERYONE_SIGNED_IN | {NOBODY}),
    Row("pocket:waiting", EVERYONE_SIGNED_IN),
    Row("pocket:take_along", EVERYONE_SIGNED_IN),
    Row("pocket:send", EVERYONE_SIGNED_IN, sends=dict),
    Row("pocket:no_install", EVERYONE_SIGNED_IN, sends=dict),
]
