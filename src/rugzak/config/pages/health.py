"""Two addresses for whatever watches the installation: is it up, and can it do its work?"""

from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from rugzak.ground.accounts.access import access
from rugzak.ground.jobs import queries
from rugzak.ground.kernel.data_map import Data

LONGEST_SILENCE = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=10)
WELL = "ok"
_migrations_were_applied = False


@access(anyone=True, data=Data.OPEN)
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; it asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@access(anyone=True, data=Data.OPEN)
def readyz(request: HttpRequest) -> JsonResponse:
    """Every part in a few words; 503 while one is not well. For a machine that reads English."""
    parts = {"database": _asked(_database)}
    if parts["database"] == WELL:
        parts |= {"migrations": _asked(_migrations), "worker": _asked(_worker), "queue": _asked(_queue)}
    is_ready = all(state == WELL for state in parts.values())
    return JsonResponse(
        {"ready": is_ready, "parts": parts},
        status=200 if is_ready else 503,
        headers={"Cache-Control": "no-store"},
    )


def _asked(question: Callable[[], str]) -> str:
    """An answer, and never the error's own text: it holds addresses and names of roles."""
    try:
        return question()
    except DatabaseError:
        return "cannot be reached"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return WELL


def _migrations() -> str:
    global _migrations_were_applied  # noqa: PLW0603 (once applied, they stay: no need to read all files again)
    if not _migrations_were_applied:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            return f"{len(waiting)} not applied"
        _migrations_were_applied = True
    return WELL


def _worker() -> str:
    silence = queries.worker_silence()
    if silence is None:
        return "no worker was ever seen"
    return WELL if silence <= LONGEST_SILENCE else f"silent for {int(silence.total_seconds())} seconds"


def _queue() -> str:
    wait = queries.longest_wait()
    return WELL if wait <= LONGEST_WAIT else f"oldest job waits {int(wait.total_seconds() // 60)} minutes"
