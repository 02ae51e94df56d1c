"""What follows from a visit stands in the table of subscriptions."""

from rugzak.config import wiring


def test_requests_follow_their_visits() -> None:
    names = {listener.__name__ for listeners in wiring.SUBSCRIPTIONS.values() for listener in listeners}
    assert {"visit_was_done", "visit_was_cancelled", "visit_was_restored"} <= names
