"""Addresses that misbehave on purpose, for the tests of what people then see."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from rugzak.config.urls import handler400, handler403, handler404, handler500
from rugzak.config.urls import urlpatterns as ours
from rugzak.ground.accounts.access import access

__all__ = ["handler400", "handler403", "handler404", "handler500"]
SECRET = "Wietske-huilt"


@access(anyone=True, methods=("GET", "POST"))
def echo(request: HttpRequest, **_: Any) -> HttpResponse:
    return HttpResponse(request.POST.get("text", ""))


@access(anyone=True)
def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(f"never shown or logged: {SECRET}")


@access(anyone=True)
def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("never shown")


@access(anyone=True)
def too_busy(request: HttpRequest) -> HttpResponse:
    raise OperationalError("canceling statement due to statement timeout")


@access(anyone=True)
def ask(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok")


urlpatterns = [
    *ours,
    path("proef/echo/", echo),
    path("proef/echo/<str:token>/", echo),
    path("proef/fout/", fail),
    path("proef/verboden/", refuse),
    path("proef/druk/", too_busy),
    path("proef/vraag/", ask),
]
