"""A short stream that anybody may ask for: does each event come through by itself, whatever stands in front?

`rugzak check-stream` listens to it from outside. It holds nothing and ends by itself.
"""

from __future__ import annotations

import asyncio

from rugzak.ground.live.streams import HEADERS, Message, Receive, Send, gone, refuse, until_either, write
from rugzak.ground.live.words import PROBE_EVENTS, PROBE_PAUSE_SECONDS, PROBES_AT_ONCE


class Probe:
    """Answers ``/live/proef/`` with a few events, a pause before each but the first."""

    def __init__(self) -> None:
        self._open = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET" or self._open >= PROBES_AT_ONCE:
            await refuse(send, 405 if scope["method"] != "GET" else 429)
            return
        self._open += 1
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await until_either(gone(receive), _events(send))
        finally:
            self._open -= 1


async def _events(send: Send) -> None:
    for number in range(PROBE_EVENTS):
        await asyncio.sleep(PROBE_PAUSE_SECONDS if number else 0)
        await write(send, f"id: {number}\ndata: {number}\n\n")
    await send({"type": "http.response.body", "body": b""})
