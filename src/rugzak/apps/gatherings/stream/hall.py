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

import psycopg

from rugzak.apps.gatherings.services.signals import CHANNEL, EVERYBODY, NOBODY, News
from rugzak.ground.live.ear import database_address
from rugzak.ground.live.words import HEARTBEAT_SECONDS

log = logging.getLogger("rugzak.room")
LISTEN = f"LISTEN {CHANNEL}"
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 5.0
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


@dataclass(frozen=True)
class Said:
    """What was told of a room. ``own`` are the badges of phones whose own part it is about; None is every phone."""

    news: News
    own: frozenset[str] | None = frozenset()

    @classmethod
    def read(cls, word: str, badges: str) -> Said:
        if badges == EVERYBODY:
            return cls(News(word), None)
        return cls(News(word), frozenset(badges.split(",")) - {NOBODY})

    def then(self, later: Said) -> Said:
        """Both at once: the strongest word, and everybody whom either is about."""
        order = (News.TALLY, News.OWN, News.PICTURE)
        own = None if self.own is None or later.own is None else self.own | later.own
        return Said(max(self.news, later.news, key=order.index), own)


# Makes the frame of a look, with what was told; None when the room is gone.
Painter = Callable[[Look, Said], Awaitable[Frame | None]]
Wait = Callable[[float], Awaitable[None]]
FRESH = Said(News.PICTURE)


class Hall:
    """Listens with one connection, paints each look once, and hands it to all who have that look."""

    def __init__(self, paint: Painter, *, wait: Wait = asyncio.sleep) -> None:
        self._paint, self._wait = paint, wait
        self._viewers: dict[Look, set[Viewer]] = defaultdict(set)
        self._frames: dict[Look, Frame] = {}
        # What each look showed last: in a hall only what became different travels.
        self._faces: dict[Look, str] = {}
        self._watches: dict[UUID, asyncio.Task[None]] = {}
        self._beats: dict[UUID, asyncio.Task[None]] = {}
        # What is still to be told, and what is being told just now.
        self._told: dict[UUID, Said] = {}
        self._telling: dict[UUID, Said] = {}
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
                await self._repaint(look, FRESH)
            frame = self._frames.get(look)
        if frame is None:
            return None
        if frame.in_hall:
            self._watch(look.gathering_id)
        return frame.event

    async def listen(self) -> None:
        """Hear for ever; after a gap every room is painted anew, as what was said meanwhile is gone."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    **database_address(), autocommit=True
                ) as line:
                    await line.execute(LISTEN)
                    self._all_anew()
                    pause = FIRST_PAUSE_SECONDS
                    await self._hear(line)
            except (psycopg.Error, OSError) as trouble:
                log.warning("the rooms lost their database: %s", type(trouble).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def pass_on(self, payload: str) -> None:
        """``organisation gathering news badges``; what we do not understand is another version's, and left alone."""
        try:
            _organisation, gathering, word, badges = payload.split(" ")
            gathering_id, said = UUID(gathering), Said.read(word, badges)
        except ValueError:
            return
        self._said(gathering_id, said)

    def _said(self, gathering_id: UUID, said: Said) -> None:
        if not any(look.gathering_id == gathering_id for look in self._viewers):
            return
        self._stale(gathering_id)
        before = self._told.get(gathering_id)
        self._told[gathering_id] = before.then(said) if before else said
        can_wait = self._can_wait(gathering_id, said.news)
        beat = self._beats.get(gathering_id)
        if beat is not None and not beat.done():
            if can_wait:
                return
            # What is being painted now is older than this: paint again, at once, and tell both.
            beat.cancel()
            cut_off = self._telling.pop(gathering_id, None)
            if cut_off is not None:
                self._told[gathering_id] = cut_off.then(self._told[gathering_id])
        wait = self._beat_of(gathering_id) if can_wait else 0.0
        self._beats[gathering_id] = asyncio.get_running_loop().create_task(self._show(gathering_id, wait))

    def _can_wait(self, gathering_id: UUID, news: News) -> bool:
        """Until the next beat: what is counted, and in a hall also what a hundred tables tell of themselves."""
        return news is News.TALLY or (news is News.OWN and self._is_hall(gathering_id))

    def _watch(self, gathering_id: UUID) -> None:
        """In a hall nobody tells of each piece, five hundred at once: somebody looks every beat."""
        watch = self._watches.get(gathering_id)
        if watch is None or watch.done():
            self._watches[gathering_id] = asyncio.get_running_loop().create_task(self._look(gathering_id))

    async def _look(self, gathering_id: UUID) -> None:
        await asyncio.sleep(HALL_BEAT_SECONDS)
        while self.count(gathering_id):
            self._said(gathering_id, Said(News.TALLY))
            await asyncio.sleep(HALL_BEAT_SECONDS)
        del self._watches[gathering_id]

    def _beat_of(self, gathering_id: UUID) -> float:
        return HALL_BEAT_SECONDS if self._is_hall(gathering_id) else ROOM_BEAT_SECONDS

    def _is_hall(self, gathering_id: UUID) -> bool:
        return gathering_id in self._watches or self.count(gathering_id) >= HALL_FROM

    async def _show(self, gathering_id: UUID, wait: float) -> None:
        """Paint and hand out at each beat, as long as something new was said meanwhile."""
        while gathering_id in self._told:
            await self._wait(wait)
            self._telling[gathering_id] = said = self._told.pop(gathering_id)
            await self._hand_out(gathering_id, said)
            self._telling.pop(gathering_id, None)
            wait = self._beat_of(gathering_id)

    async def _hand_out(self, gathering_id: UUID, said: Said) -> None:
        for look in [look for look in self._viewers if look.gathering_id == gathering_id]:
            async with self._painting[look]:
                frame = await self._repaint(look, said)
            if frame is not None and self._is_new(look, frame, said.news):
                for viewer in list(self._viewers.get(look, ())):
                    viewer.show(frame.event)

    def _is_new(self, look: Look, frame: Frame, news: News) -> bool:
        before = self._faces.get(look)
        self._faces[look] = frame.face
        return news is not News.TALLY or frame.face != before

    async def _repaint(self, look: Look, said: Said) -> Frame | None:
        began = time.monotonic()
        try:
            frame = await self._paint(look, said)
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
            self._said(look.gathering_id, FRESH)

    def _forget(self, look: Look) -> None:
        del self._viewers[look]
        self._frames.pop(look, None)
        self._faces.pop(look, None)
        self._painting.pop(look, None)

    async def _hear(self, line: psycopg.AsyncConnection) -> None:
        while True:
            async for said in line.notifies(timeout=HEARTBEAT_SECONDS):
                self.pass_on(said.payload)
            await line.execute("SELECT 1")
