"""`/healthz` and `/readyz`: what a machine asks to know whether people can use us."""

from django.db import Error, connection
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
    """Database, worker and queue; 503 when one of them is not as it should be."""
    try:
        found = queue.state(connection)
    except Error:
        return JsonResponse({"database": False}, status=503, headers=NO_STORE)
    told = {
        "database": True,
        "worker": found.has_worker,
        "queue": found.keeps_up,
        "queue_age_seconds": int(found.waiting.total_seconds()),
    }
    is_ready = found.has_worker and found.keeps_up
    return JsonResponse(told, status=200 if is_ready else 503, headers=NO_STORE)


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
