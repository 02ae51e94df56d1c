"""One ear per process: hears the database's channel and passes on what concerns each viewer."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from rugzak.ground.live.line import listen
from rugzak.ground.live.words import CHANNEL, WAITING_MESSAGES, Topic


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
        await listen(CHANNEL, hear=self.pass_on, begin_anew=self.tell_everybody)

    def tell_everybody(self) -> None:
        for viewer in self.viewers():
            viewer.tell(Topic.NOTICES)

    def pass_on(self, payload: str) -> None:
        """``organisation member topic``; what we do not understand is another version's, and left alone."""
        try:
            organisation, member, topic = payload.split(" ")
            place, about = (UUID(organisation), UUID(member)), Topic(topic)
        except ValueError:
            return
        for viewer in self._viewers.get(place, ()):
            viewer.tell(about)
