"""Calls a page inside this process and counts what it cost: CPU of this process, bytes on the wire."""

import gc
import gzip
import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

TOKEN = "a" * 32


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def kilobytes(self) -> float:
        """The body as a browser receives it, in kB of 1,000 bytes."""
        return len(gzip.compress(self.body, 6)) / 1000


def getter(application: Callable[..., Any], cookie: str) -> Callable[..., Answer]:
    """A function that asks ``application`` for an address, with this cookie; with ``sent`` it posts a form."""

    def get(address: str, sent: Mapping[str, str] | None = None) -> Answer:
        path, _, query = address.partition("?")
        seen: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], _trouble: Any = None) -> None:
            seen.update(status=int(status.split(maxsplit=1)[0]), headers=dict(headers))

        environment = _environment(path, query, cookie)
        if sent is not None:
            environment |= _form(sent, cookie)
        body = application(environment, start)
        content = b"".join(body)
        body.close()
        return Answer(seen["status"], content, seen["headers"])

    return get


def _form(sent: Mapping[str, str], cookie: str) -> dict[str, Any]:
    """What a browser adds when it posts: the form, and the token that the cookie knows."""
    body = urlencode({**sent, "csrfmiddlewaretoken": TOKEN}).encode()
    return {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": f"{cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        "wsgi.input": io.BytesIO(body),
    }


def cpu_per_call(call: Callable[[], object], times: int) -> float:
    """CPU milliseconds of this process per call, over ``times`` calls; the collector waits meanwhile."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    for _ in range(times):
        call()
    spent = time.process_time() - start
    gc.enable()
    return spent * 1000 / times


def _environment(path: str, query: str, cookie: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT_LANGUAGE": "nl",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
