"""What stands between people and the live channel: does it let events through, one by one and as they are?"""

import http.client
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass

from rugzak.config.operation.checks.findings import Finding, judge, note, well, wrong
from rugzak.ground.live.words import PROBE_EVENTS, PROBE_PAUSE_SECONDS

PATH = "/live/proef/"
PATIENCE_SECONDS = 15.0
FRONT = "See 'The web server in front' in docs/operators/install.md."


@dataclass(frozen=True)
class Heard:
    """What came through: the status, the headers, and when each event arrived."""

    status: int
    headers: dict[str, str]
    moments: tuple[float, ...]


def findings(host: str, port: int | None, trust: ssl.SSLContext | None) -> Iterator[Finding]:
    """The short stream, as a browser would hear it; over TLS also which protocol it would use."""
    try:
        heard = listen(host, port, trust)
        protocol = _protocol(host, port or 443, trust) if trust else ""
    except (OSError, http.client.HTTPException) as error:
        yield wrong(
            f"There is no answer: {error or type(error).__name__}.",
            f"Is the address right, and does it stay open for {PATIENCE_SECONDS:.0f} seconds? {FRONT}",
        )
        return
    yield from judged(heard)
    if protocol == "h2":
        yield well("A browser would use HTTP/2.")
    elif trust:
        yield note(
            "A browser would use HTTP/1.1.",
            "It then keeps six connections to one site: a seventh tab with a stream waits. Switch HTTP/2 on.",
        )


def judged(heard: Heard) -> Iterator[Finding]:
    """What the answer says about whatever let it through."""
    if heard.status != 200:
        yield wrong(
            f"The stream answers {heard.status}.",
            f"Requests for /live/ and /m/<code>/live/ must reach `rugzak serve` as they are. {FRONT}",
        )
        return
    packed = heard.headers.get("content-encoding")
    if packed:
        yield wrong(
            f"The stream is packed ({packed}).",
            f"Packing holds events back: leave text/event-stream out of it. {FRONT}",
        )
        return
    if len(heard.moments) < PROBE_EVENTS:
        yield wrong(
            f"{len(heard.moments)} of {PROBE_EVENTS} events came through.",
            f"Something hangs up too early: let a request last for an hour. {FRONT}",
        )
        return
    took, should = heard.moments[-1] - heard.moments[0], (PROBE_EVENTS - 1) * PROBE_PAUSE_SECONDS
    yield judge(
        took > should / 2,
        f"Events come one by one; the first after {heard.moments[0]:.2f} s.",
        f"All {PROBE_EVENTS} events came at once, after {heard.moments[-1]:.2f} s.",
        f"Something saves them up: switch buffering off (nginx: proxy_buffering off). {FRONT}",
    )


def listen(host: str, port: int | None, trust: ssl.SSLContext | None) -> Heard:
    """Ask for the short stream, packed if somebody would like to, and note when each event arrives."""
    connection = (
        http.client.HTTPSConnection(host, port, timeout=PATIENCE_SECONDS, context=trust)
        if trust
        else http.client.HTTPConnection(host, port, timeout=PATIENCE_SECONDS)
    )
    began = time.monotonic()
    try:
        connection.request("GET", PATH, headers={"Accept": "text/event-stream", "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        moments: list[float] = []
        while answer.status == 200 and (part := answer.read1(4096)):
            moments += [time.monotonic() - began] * part.count(b"data:")
        return Heard(answer.status, headers, tuple(moments))
    finally:
        connection.close()


def _protocol(host: str, port: int, trust: ssl.SSLContext) -> str:
    """What a browser and this server would agree on."""
    trust.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection((host, port), timeout=PATIENCE_SECONDS) as line,
        trust.wrap_socket(line, server_hostname=host) as sealed,
    ):
        return sealed.selected_alpn_protocol() or ""
