"""A server of our own in a process of its own, and pages that listen to it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.support import cast

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.sessions import SessionStore
from rugzak.ground.accounts.words import Lane
from rugzak.ground.tenancy.context import inside

START_SECONDS = 30.0


@contextmanager
def a_server(database: str) -> Iterator[int]:
    """Granian with the whole application on ``database``; gives its port."""
    port = _free_port()
    environment = os.environ | {
        "RUGZAK_MODE": "development",
        "RUGZAK_SECURE_COOKIES": "0",
        "DATABASE_URL": _address_of(database),
    }
    environment.pop("DATABASE_OWNER_URL", None)
    granian = str(Path(sys.executable).with_name("granian"))
    where = ["--interface", "asginl", "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    process = subprocess.Popen(
        [granian, *where, "--log-level", "error", "rugzak.config.asgi:application"],
        env=environment,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:  # it waits for a stream that nobody reads any more
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def signed_in(name: str) -> str:
    """A session key of this member of the cast, as a browser holds it in its cookie."""
    with inside(cast.KLAVERHOEK if name == "greet" else cast.KUSTMEER):
        person = Member.objects.get(pk=cast.IDS[name])
    session = SessionStore()
    session.update(cast.seat_of(person, Lane.FULL))
    session.save()
    return str(session.session_key)


class Page:
    """An open page: the names of the events it was told, in order."""

    def __init__(self, port: int, session_key: str, last_event_id: str = "") -> None:
        self.port, self.session_key, self.last_event_id = port, session_key, last_event_id
        self.events: asyncio.Queue[str] = asyncio.Queue()
        self.status = 0

    async def __aenter__(self) -> "Page":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        again = f"Last-Event-ID: {self.last_event_id}\r\n" if self.last_event_id else ""
        cookie = f"Cookie: rugzak={self.session_key}\r\n"
        self._writer.write(f"GET /live/ HTTP/1.1\r\nHost: localhost\r\n{cookie}{again}\r\n".encode())
        head = await asyncio.wait_for(self._reader.readuntil(b"\r\n\r\n"), 10)
        self.status, self.head = int(head.split()[1]), head.decode().lower()
        self._task = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        self._writer.close()

    async def _read(self) -> None:
        while line := await self._reader.readline():
            if line.startswith(b"event: "):
                self.events.put_nowait(line[7:].decode().strip())

    async def told(self, seconds: float = 30.0) -> str:
        return await asyncio.wait_for(self.events.get(), seconds)

    async def settled(self) -> None:
        """Wait out what a first connection brings along, so that what follows is what we ask about."""
        await asyncio.sleep(0.5)
        while not self.events.empty():
            self.events.get_nowait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError("the server did not start")


def _address_of(database: str) -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{database}"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
