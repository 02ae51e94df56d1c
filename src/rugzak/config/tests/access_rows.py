"""The rows of the addresses that belong to no app: what machines ask about this installation."""

from tests.support.access import Row

ROWS = [
    Row("healthz"),
    # No worker runs beside the tests, so it is not ready; the answer is open to everybody.
    Row("readyz", opens_with=503),
]
