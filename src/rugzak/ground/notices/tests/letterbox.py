"""A real mail server on this machine, with the moods that mail servers have."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from rugzak.ground.notices.mail_server import MailServer


@dataclass
class Letterbox:
    """``mood`` is "accept", "busy" (try later), "stranger" (never) or "hang"."""

    mood: str = "accept"
    letters: list[Message] = field(default_factory=list)
    address: MailServer | None = None
    _came: threading.Condition = field(default_factory=threading.Condition, repr=False)

    def to(self, address: str) -> list[Message]:
        return [letter for letter in self.letters if letter["To"] == address]

    def letter_to(self, address: str, number: int = 1) -> Message:
        """The letter to this address with this number, counted from one, as soon as it is there."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.to(address)) >= number, timeout=60)
        return self.to(address)[number - 1]

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.mood == "stranger":
            return "550 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.mood == "hang":
            await asyncio.sleep(5)
        if self.mood == "busy":
            return "451 try again later"
        with self._came:
            self.letters.append(message_from_bytes(envelope.content))
            self._came.notify_all()
        return "250 OK"


@contextmanager
def a_letterbox(mood: str = "accept") -> Iterator[Letterbox]:
    box = Letterbox(mood)
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    box.address = MailServer(host="127.0.0.1", port=controller.port)
    try:
        yield box
    finally:
        controller.stop()
        time.sleep(0)


def _free_port() -> int:
    import socket  # noqa: PLC0415

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
