"""One port for pages and the live channel.

Ordinary views cost twice as much under Django's own ASGI handler as under WSGI, so
everything but the live channel is handed to the WSGI application in a pool of threads.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast

from a2wsgi import WSGIMiddleware

from rugzak.config.wsgi import application as pages_application

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Server = Callable[[Message, Receive, Send], Awaitable[None]]

# More threads than these mostly wait for each other: a hall that sends at once costs a fifth more with eight.
THREADS = 4
pages = cast("Server", WSGIMiddleware(cast("Any", pages_application), workers=THREADS))

# Their models need Django, which wsgi sets up.
from rugzak.apps.gatherings.stream import RoomChannel  # noqa: E402
from rugzak.ground.live.channel import LiveChannel  # noqa: E402
from rugzak.ground.live.probe import Probe  # noqa: E402

live = LiveChannel()
probe = Probe()
rooms = RoomChannel()


def _stream_at(path: str) -> Server | None:
    if path == "/live/":
        return live
    if path == "/live/proef/":
        return probe
    return rooms if rooms.serves(path) else None


async def application(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        return
    stream = _stream_at(scope["path"]) if scope["type"] == "http" else None
    if stream is not None:
        await stream(scope, receive, send)
        return

    async def awaited() -> Message:
        # The server's own ``receive`` is no coroutine function, which a2wsgi asks for.
        return await receive()

    await pages(scope, awaited, send)
