from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client

from rugzak.config.operation import health, queue

NEVER_STARTED = {"database": True, "migrations": True, "worker": False, "queue": True, "queue_age_seconds": 0}


@pytest.fixture
def worker(db: None) -> Callable[..., None]:
    """``worker(seconds=20)`` enters a worker that gave its last sign of life then."""

    def enter(*, seconds: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s)",
                [timedelta(seconds=seconds)],
            )

    return enter


def wait_in_queue(minutes: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)"
            " VALUES ('default', 'nothing', now() - %s)",
            [timedelta(minutes=minutes)],
        )


def test_a_process_that_answers_is_alive(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_a_worker_it_is_not_ready(db: None, client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, NEVER_STARTED)


def test_with_a_worker_that_gives_signs_of_life_it_is(client: Client, worker: Callable[..., None]) -> None:
    worker(seconds=20)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, NEVER_STARTED | {"worker": True})


def test_a_worker_that_fell_silent_does_not_count(client: Client, worker: Callable[..., None]) -> None:
    worker(seconds=61)
    assert client.get("/readyz").status_code == 503


def test_work_that_waits_too_long_is_told(client: Client, worker: Callable[..., None]) -> None:
    worker(seconds=0)
    wait_in_queue(minutes=9)
    assert client.get("/readyz").status_code == 200
    wait_in_queue(minutes=11)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == NEVER_STARTED | {"worker": True, "queue": False, "queue_age_seconds": 660}


def test_without_a_database_it_says_just_that(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> queue.State:
        raise OperationalError("no such server, and its address is nobody's business")

    monkeypatch.setattr(health.queue, "state", fail)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": False})


def test_a_database_that_is_behind_is_told(
    db: None, client: Client, worker: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker(seconds=0)
    monkeypatch.setattr(health, "all_migrations_are_applied", lambda: False)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "migrations": False})


def test_whether_migrations_are_applied_is_read_once(db: None, django_assert_num_queries: object) -> None:
    assert health.all_migrations_are_applied()
    with django_assert_num_queries(0):
        assert health.all_migrations_are_applied()
