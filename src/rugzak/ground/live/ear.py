"""One ear per process: hears the database's channel and passes on what concerns each viewer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from django.db import connections

from rugzak.ground.live.words import CHANNEL, HEARTBEAT_SECONDS, WAITING_MESSAGES, Topic

LISTEN = f"LISTEN {CHANNEL}"
log = logging.getLogger("rugzak.live")
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 5.0


@dataclass(frozen=True)
class Seat:
    """Who looks, and by which session: when that one ends, so does looking."""

    organisation_id: UUID
    member_id: UUID
    session_key: str


@dataclass(eq=False)
class Viewer:
    """One open page."""

    seat: Seat
    waiting: asyncio.Queue[Topic] = field(default_factory=lambda: asyncio.Queue(WAITING_MESSAGES))

    def tell(self, topic: Topic) -> None:
        # Full means that the page was told 32 times and read nothing: it will refresh anyway.
        with contextlib.suppress(asyncio.QueueFull):
            self.waiting.put_nowait(topic)

    def end(self) -> None:
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.tell(Topic.ENDED)


class Ear:
    """Listens with one connection of its own, however many viewers there are."""

    def __init__(self) -> None:
        self._viewers: dict[tuple[UUID, UUID], set[Viewer]] = defaultdict(set)

    @contextlib.contextmanager
    def viewer(self, seat: Seat) -> Iterator[Viewer]:
        """Be told what concerns this seat, for the length of a block."""
        viewer, place = Viewer(seat), (seat.organisation_id, seat.member_id)
        self._viewers[place].add(viewer)
        try:
            yield viewer
        finally:
            self._viewers[place].discard(viewer)
            if not self._viewers[place]:
                del self._viewers[place]

    def viewers(self) -> list[Viewer]:
        return [viewer for viewers in self._viewers.values() for viewer in viewers]

    def streams_of(self, seat: Seat) -> int:
        return len(self._viewers.get((seat.organisation_id, seat.member_id), ()))

    async def listen(self) -> None:
        """Hear for ever; after a gap everybody refreshes, as what was said meanwhile is gone."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    **database_address(), autocommit=True
                ) as line:
                    await line.execute(LISTEN)
                    self.tell_everybody()
                    pause = FIRST_PAUSE_SECONDS
                    await self._hear(line)
            except (psycopg.Error, OSError) as trouble:
                log.warning("the live channel lost its database: %s", type(trouble).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def tell_everybody(self) -> None:
        for viewer in self.viewers():
            viewer.tell(Topic.NOTICES)

    async def _hear(self, line: psycopg.AsyncConnection) -> None:
        while True:
            async for said in line.notifies(timeout=HEARTBEAT_SECONDS):
                self.pass_on(said.payload)
            # A connection that died without a word (a router that forgot it) shows only when used.
            await line.execute("SELECT 1")

    def pass_on(self, payload: str) -> None:
        """``organisation member topic``; what we do not understand is another version's, and left alone."""
        try:
            organisation, member, topic = payload.split(" ")
            place, about = (UUID(organisation), UUID(member)), Topic(topic)
        except ValueError:
            return
        for viewer in self._viewers.get(place, ()):
            viewer.tell(about)


def database_address() -> dict[str, Any]:
    """Where the application's own database is; a transaction pooler would drop LISTEN."""
    given = connections["default"].settings_dict
    return {
        "host": given["HOST"] or None,
        "port": given["PORT"] or None,
        "user": given["USER"] or None,
        "password": given["PASSWORD"] or None,
        "dbname": given["NAME"],
        "connect_timeout": 5,
    }
