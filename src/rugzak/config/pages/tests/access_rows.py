"""Who may open the pages of the installation."""

from tests.support.access import Row

ADMINISTRATORS = frozenset({"aicha", "greet"})

ROWS = [
    Row("pages:jobs", opens_for=ADMINISTRATORS, refusal=403),
    # With a job of one's own organisation: see test_work.
    Row("pages:retry_job", opens_for=ADMINISTRATORS, refusal=403, thing=lambda: {"job_id": 1}, sends=dict),
    Row("pages:accessibility"),
    Row("pages:csp_report", sends=dict),
    # There is no mailbox to name in a test.
    Row("pages:security", opens_with=404),
    Row("pages:gallery"),
    Row("pages:manifest"),
    Row("pages:robots"),
]
