"""Reads about the queue: for whoever watches the installation, and per organisation for its administrator.

The arguments of a job are ids, yet nobody is shown them: they tell who did something when.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max, Q, QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob

from rugzak.ground.tenancy.context import current_organisation_id

DUE = "j.status = 'todo' AND coalesce(j.scheduled_at, '-infinity') <= now()"
OLDEST_DUE = f"""
    SELECT extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at)))
    FROM procrastinate_jobs j
    LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
    WHERE {DUE}
"""  # noqa: S608 (no value of anybody's in it)
FAILED_SHOWN = 50


@dataclass(frozen=True)
class Work:
    """How the queue of one organisation stands."""

    waiting: int
    later: int
    running: int
    oldest_wait: timedelta


@dataclass(frozen=True)
class FailedJob:
    """A job that was tried as often as it may be."""

    id: int
    name: str
    attempts: int
    failed_at: datetime | None


def worker_silence() -> timedelta | None:
    """Since when no worker gave a sign of life; None when there never was one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
        seconds = cursor.fetchone()[0]
    return None if seconds is None else timedelta(seconds=float(seconds))


def longest_wait() -> timedelta:
    """How long the oldest job of all has been due."""
    return _seconds(OLDEST_DUE, [])


def work_of_organisation() -> Work:
    """The queue of the current organisation, in one statement plus the wait."""
    own = [str(current_organisation_id())]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {DUE}),"  # noqa: S608 (our own text)
            " count(*) FILTER (WHERE j.status = 'todo' AND j.scheduled_at > now()),"
            " count(*) FILTER (WHERE j.status = 'doing')"
            " FROM procrastinate_jobs j"
            " WHERE j.args->>'organisation_id' = %s AND j.status IN ('todo', 'doing')",
            own,
        )
        waiting, later, running = cursor.fetchone()
    return Work(waiting, later, running, _seconds(f"{OLDEST_DUE} AND j.args->>'organisation_id' = %s", own))


def failed_jobs() -> list[FailedJob]:
    """The failed jobs of the current organisation, the newest first."""
    last_failure = Max("procrastinateevent__at", filter=Q(procrastinateevent__type="failed"))
    rows = failed_of_organisation().annotate(failed_at=last_failure)
    return [
        FailedJob(row.pk, row.task_name, row.attempts, row.failed_at)
        for row in rows.order_by("-id")[:FAILED_SHOWN]
    ]


def failed_of_organisation() -> QuerySet[ProcrastinateJob]:
    return ProcrastinateJob.objects.filter(
        status="failed", args__organisation_id=str(current_organisation_id())
    )


def _seconds(question: str, values: list[str]) -> timedelta:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        seconds = cursor.fetchone()[0]
    return timedelta(seconds=float(seconds or 0))
