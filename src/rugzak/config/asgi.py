"""One port for pages and the live channel.

Ordinary views cost twice as much under Django's own ASGI handler as under WSGI,
so only ``/live/`` runs on it; everything else is handed to the WSGI application in
a pool of threads.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rugzak.config.settings")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Server = Callable[[Message, Receive, Send], Awaitable[None]]

live = cast("Server", get_asgi_application())

from rugzak.config.wsgi import application as pages_application  # noqa: E402 (Django must be set up first)

pages = cast("Server", WSGIMiddleware(cast("Any", pages_application), workers=8))


async def application(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        return
    if scope["type"] == "http" and not scope["path"].startswith("/live/"):

        async def awaited() -> Message:
            # The server's own ``receive`` is no coroutine function, which a2wsgi asks for.
            return await receive()

        await pages(scope, awaited, send)
        return
    await live(scope, receive, send)
