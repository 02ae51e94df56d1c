"""Define a job and put it in the queue.

A job row is written in the caller's transaction: no deed, no job. Its arguments
are ids and plain numbers, as the queue's tables are not fenced per organisation.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as queue
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation

from rugzak.ground.jobs.queries import failed_of_organisation
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import as_system, current, inside
from rugzak.ground.tenancy.doors import all_organisations


@dataclass(frozen=True)
class Job:
    """A function that can be done later, in the organisation and name of whoever asked."""

    task: Any

    @property
    def name(self) -> str:
        return str(self.task.name)

    def later(self, *, at: datetime | None = None, once: str | None = None, **arguments: Any) -> None:
        """Queue it, to run from ``at`` (aware) on.

        ``once`` is a key: while a job with that key waits, a second one is not added.
        """
        context = current()
        names = {key: _plain(value) for key, value in arguments.items()}
        deferrer = self.task.configure(schedule_at=at, queueing_lock=once) if at or once else self.task
        _put_in_queue(
            deferrer,
            organisation_id=str(context.organisation_id),
            actor_id=str(context.actor_id) if context.actor_id else None,
            once=once,
            **names,
        )

    def now(self, **arguments: Any) -> Any:
        """Run it here, in the current context: for tests and for the demo's loader."""
        return self.task.func.__wrapped__(**arguments)


def job(*, name: str, retries: int = 8) -> Callable[[Callable[..., Any]], Job]:
    """Make a function a Job called ``name`` ("notices.send").

    The function runs in a transaction of its own inside the asker's organisation.
    It is tried again after 1, 2, 4, ... minutes; so it must do no harm when run twice.
    """

    def decorate(function: Callable[..., Any]) -> Job:
        @wraps(function)
        def run(*, organisation_id: str, actor_id: str | None = None, **arguments: Any) -> None:
            place = UUID(organisation_id)
            with inside(place, actor_id=UUID(actor_id)) if actor_id else as_system(place):
                function(**arguments)

        retry = RetryStrategy(max_attempts=retries, exponential_wait=2, wait=58)
        return Job(queue.task(name=name, retry=retry)(run))

    return decorate


@dataclass(frozen=True)
class LongJob(Job):
    """A job that opens its organisation itself, piece by piece, so that others see how far it is."""

    def now(self, **arguments: Any) -> Any:
        """Run it here; the context is open already."""
        return self.task.func.__wrapped__(enter=nullcontext, **arguments)


def long_job(*, name: str) -> Callable[[Callable[..., Any]], LongJob]:
    """Make a function a LongJob: it gets ``enter``, and does each short piece of work in ``with enter():``.

    A transaction that lasts as long as a computation would hide its progress and hold a connection. It is
    not tried again by itself: whoever asked sees that it stopped, and presses once more.
    """

    def decorate(function: Callable[..., Any]) -> LongJob:
        @wraps(function)
        def run(*, organisation_id: str, actor_id: str | None = None, **arguments: Any) -> None:
            place, actor = UUID(organisation_id), UUID(actor_id) if actor_id else None
            function(enter=lambda: inside(place, actor_id=actor), **arguments)

        return LongJob(queue.task(name=name)(run))

    return decorate


def every(*, cron: str, name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function by the clock (``cron`` in UTC), once inside each organisation."""

    def decorate(function: Callable[[], None]) -> Callable[[], None]:
        @wraps(function)
        def run(timestamp: int) -> None:
            for organisation_id in all_organisations():
                with as_system(organisation_id):
                    function()

        queue.periodic(cron=cron)(queue.task(name=name, queueing_lock=name, pass_context=False)(run))
        return function

    return decorate


@transaction.atomic
def retry_failed(*, job_id: int) -> None:
    """Let a failed job of the current organisation run once more, now.

    Raises Refusal when it is not there any more, or when one like it already waits.
    """
    if not failed_of_organisation().filter(pk=job_id).exists():
        raise Refusal(_("Deze taak staat niet meer bij de mislukte taken."))
    try:
        with transaction.atomic():
            queue.job_manager.retry_job_by_id(job_id=job_id, retry_at=timezone.now())
    except (UniqueViolation, IntegrityError) as clash:
        raise Refusal(_("Er staat al net zo'n taak klaar. Wacht tot die gedaan is.")) from clash


def _put_in_queue(deferrer: Any, *, once: str | None, **arguments: Any) -> None:
    """A job with the same ``once`` that already waits is as good as ours."""
    if once is None:
        deferrer.defer(**arguments)
        return
    try:
        with transaction.atomic():
            deferrer.defer(**arguments)
    except AlreadyEnqueued:
        pass


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID | datetime) else value
