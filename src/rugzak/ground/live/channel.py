"""The live channel as an ASGI application: one task per open page, no thread, no connection.

Django's own handler would run our middleware in a thread and keep that thread, its
transaction and a pooled connection for as long as the page is open.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.conf import settings
from django.db import DatabaseError
from django.http.request import split_domain_port, validate_host

from rugzak.ground.live.ear import Ear, Seat, Viewer
from rugzak.ground.live.seats import seat_behind, still_open
from rugzak.ground.live.streams import HEADERS, Message, Receive, Send, gone, refuse, until_either, write
from rugzak.ground.live.words import HEARTBEAT_SECONDS, RETRY_MILLISECONDS, STREAMS_PER_MEMBER, Topic

R = TypeVar("R")


class LiveChannel:
    """Answers ``/live/``. Begins to listen with the first viewer."""

    def __init__(self) -> None:
        self._ear = Ear()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: list[asyncio.Task[None]] = []
        # Two threads: at most two pooled connections serve all that streams ask.
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="live")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        status, seat = await self._admit(scope, headers)
        if seat is None:
            await refuse(send, status)
            return
        self._begin()
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        with self._ear.viewer(seat) as viewer:
            if b"last-event-id" in headers:  # it was away, and may have missed something
                viewer.tell(Topic.NOTICES)
            await until_either(gone(receive), _serve(viewer, send))

    async def _admit(self, scope: Message, headers: dict[bytes, str]) -> tuple[int, Seat | None]:
        """The seat, or the status that says why not. 204 makes a browser stop asking."""
        if scope["method"] != "GET":
            return 405, None
        host, _port = split_domain_port(headers.get(b"host", ""))
        if not validate_host(host, settings.ALLOWED_HOSTS):
            return 400, None
        try:
            seat = await self._in_thread(seat_behind, headers.get(b"cookie", ""))
        except DatabaseError:
            return 503, None
        if seat is not None and self._ear.streams_of(seat) >= STREAMS_PER_MEMBER:
            return 429, None
        return 204, seat

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._ear = loop, Ear()
            self._work = [loop.create_task(self._ear.listen()), loop.create_task(self._watch_sessions())]

    async def _watch_sessions(self) -> None:
        """End the streams of sessions that ended, with one question for all of them."""
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            viewers = self._ear.viewers()
            with contextlib.suppress(DatabaseError):  # no database: nobody learns anything new either
                open_keys = await self._in_thread(still_open, {viewer.seat.session_key for viewer in viewers})
                for viewer in viewers:
                    if viewer.seat.session_key not in open_keys:
                        viewer.end()

    async def _in_thread(self, function: Callable[..., R], *args: Any) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *args)


async def _serve(viewer: Viewer, send: Send) -> None:
    """Send what is said, and a sign of life when nothing is, until the session ends."""
    number = 0
    await write(send, f"retry: {RETRY_MILLISECONDS}\nid: {number}\n\n")
    while True:
        try:
            topic = await asyncio.wait_for(viewer.waiting.get(), HEARTBEAT_SECONDS)
        except TimeoutError:
            await write(send, ": nog hier\n\n")
            continue
        number += 1
        await write(send, f"retry: {RETRY_MILLISECONDS}\nid: {number}\nevent: {topic.value}\ndata: \n\n")
        if topic is Topic.ENDED:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
