"""How the background work is doing: is somebody working, and does anything wait too long."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

# A worker gives a sign of life every ten seconds.
LONGEST_SILENCE = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=10)
QUESTION = """
    SELECT (SELECT now() - max(last_heartbeat) FROM procrastinate_workers),
           (SELECT now() - min(coalesce(job.scheduled_at, event.at)) FROM procrastinate_jobs AS job
            LEFT JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'deferred'
            WHERE job.status = 'todo' AND coalesce(job.scheduled_at, event.at) <= now())
"""


@dataclass(frozen=True)
class State:
    """``silence`` is the time since a worker's last sign of life; None when there never was one."""

    silence: timedelta | None
    waiting: timedelta

    @property
    def has_worker(self) -> bool:
        return self.silence is not None and self.silence <= LONGEST_SILENCE

    @property
    def keeps_up(self) -> bool:
        return self.waiting <= LONGEST_WAIT


def state(connection: Any) -> State:
    """Ask the database; Django's connection or psycopg's."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        silence, waiting = cursor.fetchone()
    return State(silence, max(waiting or timedelta(0), timedelta(0)))
