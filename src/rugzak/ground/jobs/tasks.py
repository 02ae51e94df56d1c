"""The queue's own upkeep."""

from procrastinate.contrib.django import app as queue
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status

SILENT_SECONDS = 60
# A job that took its worker along this often is not given another one.
MOST_RESCUES = 8
DONE_KEPT_HOURS, FAILED_KEPT_HOURS = 7 * 24, 90 * 24


@queue.periodic(cron="* * * * *")
@queue.task(name="jobs.rescue", queueing_lock="jobs.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Give the jobs of a worker that died to another one; each must do no harm when run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.attempts >= MOST_RESCUES:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)


@queue.periodic(cron="41 2 * * *")
@queue.task(name="jobs.clear", queueing_lock="jobs.clear", pass_context=True)
async def clear(context: JobContext, timestamp: int) -> None:
    """Forget jobs that were done more than a week ago, and failed ones after 90 days."""
    manager = context.app.job_manager
    await manager.delete_old_jobs(nb_hours=DONE_KEPT_HOURS)
    await manager.delete_old_jobs(
        nb_hours=FAILED_KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
