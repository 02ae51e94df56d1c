"""Who looks at which room in this process, and what they were shown last."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from rugzak.apps.gatherings.services.signals import CHANNEL, News
from rugzak.ground.live.line import listen

log = logging.getLogger("rugzak.room")
# Counts and walls: four times a second in a room, once in a hall.
ROOM_BEAT_SECONDS, HALL_BEAT_SECONDS, HALL_FROM = 0.25, 1.0, 61
# Two versions of the same picture are the most a viewer holds: it only ever needs the newest.
WAITING = 4


@dataclass(frozen=True)
class Look:
    """One kind of picture of one room: everybody with the same look gets the same bytes."""

    organisation_id: UUID
    gathering_id: UUID
    audience: str
    language: str


@dataclass(eq=False)
class Viewer:
    """One open screen."""

    look: Look
    waiting: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(WAITING))

    def show(self, frame: bytes) -> None:
        """A slow screen loses older pictures, never the newest: each one is whole."""
        while self.waiting.full():
            self.waiting.get_nowait()
        self.waiting.put_nowait(frame)


@dataclass(frozen=True)
class Frame:
    """A painted look: the bytes of one event, and what they show apart from the moment and the head count."""

    event: bytes
    face: str
    in_hall: bool


# Makes the frame of a look: (look, news), or None when the room is gone.
Painter = Callable[[Look, str], Awaitable[Frame | None]]


class Hall:
    """Listens with one connection, paints each look once, and hands it to all who have that look."""

    def __init__(self, paint: Painter) -> None:
        self._paint = paint
        self._viewers: dict[Look, set[Viewer]] = defaultdict(set)
        self._frames: dict[Look, Frame] = {}
        # What each look showed last: in a hall only what became different travels.
        self._faces: dict[Look, str] = {}
        self._watches: dict[UUID, asyncio.Task[None]] = {}
        self._beats: dict[UUID, asyncio.Task[None]] = {}
        self._news: dict[UUID, News] = {}
        self._painting: dict[Look, asyncio.Lock] = defaultdict(asyncio.Lock)

    @contextlib.contextmanager
    def viewer(self, look: Look) -> Iterator[Viewer]:
        viewer = Viewer(look)
        self._viewers[look].add(viewer)
        try:
            yield viewer
        finally:
            self._viewers[look].discard(viewer)
            if not self._viewers[look]:
                self._forget(look)

    def count(self, gathering_id: UUID) -> int:
        return sum(len(v) for look, v in self._viewers.items() if look.gathering_id == gathering_id)

    async def picture(self, look: Look) -> bytes | None:
        """The newest frame; of five hundred who come back at once only the first one makes it."""
        async with self._painting[look]:
            if look not in self._frames:
                await self._repaint(look, News.PICTURE)
            frame = self._frames.get(look)
        if frame is None:
            return None
        if frame.in_hall:
            self._watch(look.gathering_id)
        return frame.event

    async def listen(self) -> None:
        """Hear for ever; after a gap every room is painted anew, as what was said meanwhile is gone."""
        await listen(CHANNEL, hear=self.pass_on, begin_anew=self._all_anew)

    def pass_on(self, payload: str) -> None:
        """``organisation gathering news``; what we do not understand is another version's, and left alone."""
        try:
            _organisation, gathering, word = payload.split(" ")
            gathering_id, news = UUID(gathering), News(word)
        except ValueError:
            return
        self._said(gathering_id, news)

    def _said(self, gathering_id: UUID, news: News) -> None:
        if not any(look.gathering_id == gathering_id for look in self._viewers):
            return
        self._stale(gathering_id)
        before = self._news.get(gathering_id)
        self._news[gathering_id] = _strongest(before, news)
        beat = self._beats.get(gathering_id)
        if beat is not None and not beat.done():
            if news is News.TALLY:
                return
            # What is being painted now is older than this: paint again, at once.
            beat.cancel()
        wait = 0.0 if news is not News.TALLY else self._beat_of(gathering_id)
        self._beats[gathering_id] = asyncio.get_running_loop().create_task(self._show(gathering_id, wait))

    def _watch(self, gathering_id: UUID) -> None:
        """In a hall nobody tells of each piece, five hundred at once: somebody looks every beat."""
        watch = self._watches.get(gathering_id)
        if watch is None or watch.done():
            self._watches[gathering_id] = asyncio.get_running_loop().create_task(self._look(gathering_id))

    async def _look(self, gathering_id: UUID) -> None:
        await asyncio.sleep(HALL_BEAT_SECONDS)
        while self.count(gathering_id):
            self._said(gathering_id, News.TALLY)
            await asyncio.sleep(HALL_BEAT_SECONDS)
        del self._watches[gathering_id]

    def _beat_of(self, gathering_id: UUID) -> float:
        return HALL_BEAT_SECONDS if self.count(gathering_id) >= HALL_FROM else ROOM_BEAT_SECONDS

    async def _show(self, gathering_id: UUID, wait: float) -> None:
        """Paint and hand out, and again as long as something new was said meanwhile."""
        while gathering_id in self._news:
            await asyncio.sleep(wait)
            news = self._news.pop(gathering_id, News.TALLY)
            for look in [look for look in self._viewers if look.gathering_id == gathering_id]:
                async with self._painting[look]:
                    frame = await self._repaint(look, news)
                if frame is not None and self._is_new(look, frame, news):
                    for viewer in list(self._viewers.get(look, ())):
                        viewer.show(frame.event)
            wait = self._beat_of(gathering_id)

    def _is_new(self, look: Look, frame: Frame, news: News) -> bool:
        before = self._faces.get(look)
        self._faces[look] = frame.face
        return news is not News.TALLY or frame.face != before

    async def _repaint(self, look: Look, news: str) -> Frame | None:
        began = time.monotonic()
        try:
            frame = await self._paint(look, news)
        except Exception:
            log.exception("a picture could not be made")
            return None
        if time.monotonic() - began > 1:
            log.warning("a picture took %.1f s", time.monotonic() - began)
        if frame is None:
            self._frames.pop(look, None)
        else:
            self._frames[look] = frame
        return frame

    def _stale(self, gathering_id: UUID) -> None:
        for look in [look for look in self._frames if look.gathering_id == gathering_id]:
            del self._frames[look]

    def _all_anew(self) -> None:
        self._frames.clear()
        for look in list(self._viewers):
            self.pass_on(f"{look.organisation_id} {look.gathering_id} {News.PICTURE.value}")

    def _forget(self, look: Look) -> None:
        del self._viewers[look]
        self._frames.pop(look, None)
        self._faces.pop(look, None)
        self._painting.pop(look, None)


def _strongest(before: News | None, now: News) -> News:
    order = (News.TALLY, News.OWN, News.PICTURE)
    return now if before is None else max(before, now, key=order.index)
