"""A web server in front of a house, as there always is one: it passes everything on, until it is told to break."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

LAST_EVENT = re.compile(rb"^last-event-id: (\S+)", re.IGNORECASE | re.MULTILINE)
BAD_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Front:
    """One port of our own before another. Each browser's connection has a thread per direction."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._behind = (parts.hostname or "localhost", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"
        self._lines: set[socket.socket] = set()
        self._is_broken = False
        # The position with which each stream was asked for again, while broken and after.
        self.asked: list[str] = []
        self._changed = threading.Condition()

    def break_down(self) -> None:
        """Every line is cut, and who comes anew hears 502."""
        with self._changed:
            self._is_broken = True
            self.asked.clear()
            lines = list(self._lines)
        for line in lines:
            _shut(line)

    def mend(self) -> None:
        with self._changed:
            self._is_broken = False

    def was_asked(self, times: int) -> None:
        """Wait until streams were asked for so many times since it broke down."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.asked) >= times, timeout=60)

    def serve(self) -> None:
        with suppress(OSError):  # the listener is closed: the end
            while True:
                browser, _address = self._listener.accept()
                threading.Thread(target=self._carry, args=(browser,), daemon=True).start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.break_down()

    def _carry(self, browser: socket.socket) -> None:
        with browser, suppress(OSError):
            first = browser.recv(65536)
            if not first or self._refuses(first):
                browser.sendall(BAD_GATEWAY if first else b"")
                return
            with socket.create_connection(self._behind) as house:
                with self._changed:
                    self._lines |= {browser, house}
                # One request a connection: so each one passes here, and none slips by on an old line.
                house.sendall(
                    re.sub(rb"\r\n(?i:connection): [^\r]*", b"", first, count=1).replace(
                        b"\r\n", b"\r\nConnection: close\r\n", 1
                    )
                )
                threading.Thread(target=_pour, args=(browser, house), daemon=True).start()
                _pour(house, browser)
                with self._changed:
                    self._lines -= {browser, house}

    def _refuses(self, request: bytes) -> bool:
        with self._changed:
            if b"/live/" in request.split(b"\r\n", 1)[0] and (found := LAST_EVENT.search(request)):
                self.asked.append(found[1].decode())
                self._changed.notify_all()
            return self._is_broken


@contextmanager
def in_front_of(address: str) -> Iterator[Front]:
    front = Front(address)
    threading.Thread(target=front.serve, daemon=True).start()
    try:
        yield front
    finally:
        front.close()


def _pour(source: socket.socket, into: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            into.sendall(data)
    _shut(into)


def _shut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
