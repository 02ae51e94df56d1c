"""Streams of rooms as an ASGI application: one task per screen, no thread and no connection of its own."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError
from django.http.request import split_domain_port, validate_host

from rugzak.apps.gatherings.picture import Audience
from rugzak.apps.gatherings.stream.hall import Frame, Hall, Look, Said, Viewer
from rugzak.apps.gatherings.stream.painting import painted, room_for
from rugzak.ground.live.streams import HEADERS, Message, Receive, Send, gone, refuse, until_either, write
from rugzak.ground.live.words import HEARTBEAT_SECONDS, RETRY_MILLISECONDS
from rugzak.ground.tenancy.words import Language

R = TypeVar("R")
ADDRESS = re.compile(r"^/m/([A-Z0-9]{6})/live/$", re.IGNORECASE)
# Phones, screens and remotes of one room; beyond this it is no room but an attack.
STREAMS_PER_ROOM = 1200
# How long a code that was right is not asked again: a whole hall comes back within seconds.
REMEMBERED_SECONDS = 60


class RoomChannel:
    """Answers ``/m/<code>/live/``. Begins to listen with the first screen."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="room")
        self._hall = Hall(self._paint)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Task[None] | None = None
        self._known: dict[str, tuple[float, asyncio.Future[tuple[UUID, UUID] | None]]] = {}

    def serves(self, path: str) -> bool:
        return ADDRESS.match(path) is not None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        status, look = await self._admit(scope)
        if look is None:
            await refuse(send, status)
            return
        self._begin()
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        with self._hall.viewer(look) as viewer:
            await until_either(gone(receive), self._serve(viewer, send))

    async def _admit(self, scope: Message) -> tuple[int, Look | None]:
        """The look, or the status that says why not. 404 and 410 tell the page to stop asking."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host, _port = split_domain_port(headers.get(b"host", ""))
        if scope["method"] != "GET":
            return 405, None
        if not validate_host(host, settings.ALLOWED_HOSTS):
            return 400, None
        found = ADDRESS.match(scope["path"])
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        audience = asked.get("voor", [Audience.PHONE.value])[0]
        language = asked.get("taal", [Language.DUTCH.value])[0]
        if found is None or audience not in set(Audience) or language not in Language.values:
            return 404, None
        try:
            room = await self._room(found[1].upper(), audience, headers.get(b"cookie", ""))
        except DatabaseError:
            return 503, None
        if room is None:
            return 404, None
        if self._hall.count(room[1]) >= STREAMS_PER_ROOM:
            return 429, None
        return 200, Look(room[0], room[1], audience, language)

    async def _room(self, code: str, audience: str, cookies: str) -> tuple[UUID, UUID] | None:
        """Organisation and session behind the code; five hundred who ask at once are one question."""
        if audience == Audience.REMOTE:
            return await self._in_thread(room_for, code, audience, cookies)
        at, answer = self._known.get(code, (0.0, None))
        if answer is None or time.monotonic() - at > REMEMBERED_SECONDS:
            answer = asyncio.ensure_future(self._in_thread(room_for, code, audience, ""))
            self._known[code] = (time.monotonic(), answer)
        try:
            # Who leaves while it is asked takes the question of the others not along.
            room = await asyncio.shield(answer)
        except DatabaseError:
            self._known.pop(code, None)
            raise
        if room is None:
            self._known.pop(code, None)
        return room

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._hall = loop, Hall(self._paint)
            self._work = loop.create_task(self._hall.listen())

    async def _serve(self, viewer: Viewer, send: Send) -> None:
        """First the picture of now, then every new one, and a sign of life when nothing changes."""
        await write(send, f"retry: {RETRY_MILLISECONDS}\n\n")
        frame = await self._hall.picture(viewer.look)
        if frame is not None:
            viewer.show(frame)
        while True:
            try:
                frame = await asyncio.wait_for(viewer.waiting.get(), HEARTBEAT_SECONDS)
            except TimeoutError:
                await write(send, ": nog hier\n\n")
                continue
            await send({"type": "http.response.body", "body": frame, "more_body": True})

    async def _paint(self, look: Look, said: Said) -> Frame | None:
        return await self._in_thread(painted, look, said)

    async def _in_thread(self, function: Callable[..., R], *args: Any) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *args)
