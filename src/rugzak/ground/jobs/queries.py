"""Reads about the queue of one organisation, for its administrator.

The arguments of a job are ids, yet nobody is shown them: they tell who did something when.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max, Q, QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob

from rugzak.ground.tenancy.context import current_organisation_id

DUE = "j.status = 'todo' AND coalesce(j.scheduled_at, '-infinity') <= now()"
# What is said about one job says nothing about another's organisation: each statement names its own.
QUESTION = f"""
    SELECT count(*) FILTER (WHERE {DUE}),
           count(*) FILTER (WHERE j.status = 'todo' AND j.scheduled_at > now()),
           count(*) FILTER (WHERE j.status = 'doing'),
           now() - min(coalesce(j.scheduled_at, e.at)) FILTER (WHERE {DUE})
    FROM procrastinate_jobs j
    LEFT JOIN LATERAL (SELECT min(at) AS at FROM procrastinate_events
                       WHERE job_id = j.id AND type = 'deferred') e ON true
    WHERE j.args->>'organisation_id' = %s AND j.status IN ('todo', 'doing')
"""  # noqa: S608 (our own words, no value of anybody's)
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


def work_of_organisation() -> Work:
    """How the queue of the current organisation stands."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [str(current_organisation_id())])
        waiting, later, running, oldest = cursor.fetchone()
    return Work(waiting, later, running, oldest or timedelta(0))


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
