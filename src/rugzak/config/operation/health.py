"""`/healthz` and `/readyz`: what a machine asks to know whether people can use us."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from rugzak.config.operation import queue
from rugzak.ground.accounts.access import access

NO_STORE = {"Cache-Control": "no-store"}


@access(anyone=True)
def healthz(_request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked."""
    return JsonResponse({"alive": True}, headers=NO_STORE)


@access(anyone=True)
def readyz(_request: HttpRequest) -> HttpResponse:
    """Database, migrations, worker and queue; 503 when one of them is not as it should be."""
    try:
        if not all_migrations_are_applied():
            return JsonResponse({"database": True, "migrations": False}, status=503, headers=NO_STORE)
        found = queue.state(connection)
    except Error:
        return JsonResponse({"database": False}, status=503, headers=NO_STORE)
    told = {
        "database": True,
        "migrations": True,
        "worker": found.has_worker,
        "queue": found.keeps_up,
        # In whole minutes: anybody may ask, and seconds would tell that somebody was mailed just now.
        "queue_age_seconds": int(found.waiting.total_seconds()) // 60 * 60,
    }
    is_ready = found.has_worker and found.keeps_up
    return JsonResponse(told, status=200 if is_ready else 503, headers=NO_STORE)


def all_migrations_are_applied() -> bool:
    """Whether the database is at the version of this program; once it is, that is not asked again."""
    if _they_were.cache_info().currsize:
        return True
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    _they_were()
    return True


@cache
def _they_were() -> None:
    """Kept once it has been called: migrations are not taken back under a running program."""


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
