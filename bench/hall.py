"""A hall of five hundred phones against one server on one machine.

``python -m bench.hall [--phones 500] [--processes 2]``: join, a step for everybody, a burst of
submissions of which a part is sent twice, and the server killed in the middle. Prints
JSON. The phones are sockets in this process, so they share the machine with the server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import random
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
DOWN_SECONDS = 5.0
STEPS = 5


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str


@dataclass
class Phone:
    """One participant: cookies, a stream, and what it saw when."""

    port: int
    code: str
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    seen: dict[int, float] = field(default_factory=dict)
    connects: int = 0
    task: asyncio.Task[None] | None = None

    async def ask(
        self, method: str, path: str, fields: dict[str, Any] | None = None, script: bool = False
    ) -> Answer:
        data = urlencode(fields or {}, doseq=True).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{self.port}", "Connection: close"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(data)}"]
            lines += [f"X-CSRFToken: {self.csrf}", f"Origin: http://{HOST}:{self.port}"]
        if script:
            lines.append("Room: script")
        reader, writer = await asyncio.open_connection(HOST, self.port)
        try:
            writer.write("\r\n".join([*lines, "", ""]).encode() + data)
            raw = await reader.read()
        finally:
            writer.close()
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = [(name, value) for name, _, value in (line.partition(": ") for line in rest)]
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _, content = value.split(";")[0].partition("=")
                self.cookies[key] = content
        if not first:
            raise ConnectionError("closed without an answer")
        return Answer(int(first.split(" ")[1]), headers, body.decode(errors="replace"))

    async def join(self) -> float:
        began = time.perf_counter()
        page = await self.ask("GET", f"/m/{self.code}/")
        found = TOKEN.search(page.body)
        if found is None:
            raise RuntimeError(f"no form: {page.status}")
        self.csrf = found[1]
        answer = await self.ask("POST", f"/m/{self.code}/meedoen/", {"csrfmiddlewaretoken": self.csrf})
        if answer.status != 302:
            raise RuntimeError(f"joining answered {answer.status}")
        await self.ask("GET", f"/m/{self.code}/")
        return time.perf_counter() - began

    def listen(self) -> None:
        self.task = asyncio.create_task(self._stream())

    async def _stream(self) -> None:
        pause = 0.3
        while True:
            try:
                reader, writer = await asyncio.open_connection(HOST, self.port)
                writer.write(
                    f"GET /m/{self.code}/live/?voor=telefoon HTTP/1.1\r\nHost: {HOST}:{self.port}\r\n\r\n".encode()
                )
                try:
                    while line := await reader.readline():
                        if line.startswith(b"id: "):
                            self.seen.setdefault(int(line[4:]), time.perf_counter())
                            self.connects += pause != 0.3 or not self.connects
                            pause = 0.3
                finally:
                    writer.close()
            except OSError:
                pass
            await asyncio.sleep(pause + random.random() * pause)
            pause = min(1.5, pause * 2)

    async def send(self, piece: uuid.UUID, number: int) -> float:
        """Send until it is answered, as the phone's outbox does."""
        began = time.perf_counter()
        fields = {
            "id": str(piece),
            "revisie": "1",
            "soort": "habit",
            "stap": "s1",
            "tekst": f"Gewoonte {number}.",
        }
        while True:
            try:
                answer = await self.ask("POST", f"/m/{self.code}/stukje/", fields, script=True)
                if answer.status == 200:
                    return time.perf_counter() - began
                if answer.status < 500:
                    raise RuntimeError(f"sending answered {answer.status}: {answer.body[:200]}")
            except OSError:
                pass
            await asyncio.sleep(1 + random.random())


def spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    p50, p95 = (ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95))
    return {"p50": round(p50, 3), "p95": round(p95, 3), "last": round(ordered[-1], 3)}


class Server:
    """The web server of the house, started and killed by us."""

    def __init__(self, command: list[str], environment: dict[str, str], port: int) -> None:
        # Modules stay compiled between starts, as they do for whoever runs this.
        self.environment = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self.command, self.port = command, port
        self.log = Path(environment["RUGZAK_VAR"]) / "hall.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("a") as out:
            self.process = subprocess.Popen(
                self.command, env=self.environment, start_new_session=True, stdout=out, stderr=out
            )

    def kill(self) -> None:
        """As when the plug is pulled: the whole group, without a word."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    async def ready(self) -> None:
        while True:
            try:
                _reader, writer = await asyncio.open_connection(HOST, self.port)
                writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                try:
                    if await _reader.readline():
                        return
                finally:
                    writer.close()
            except OSError:
                pass
            await asyncio.sleep(0.2)


async def measure(server: Server, stage: Stage, phones: int) -> dict[str, Any]:
    """The whole afternoon in a minute."""
    server.start()
    await server.ready()
    hall = [Phone(server.port, stage.code) for _number in range(phones)]
    found: dict[str, Any] = {"phones": phones}
    found["join"] = await joining(hall)
    found["streams_open"] = await listening(hall)
    found["step"] = await stepping(hall, stage)
    found["burst"] = await bursting(hall, stage)
    found["killed"] = await killing(hall, stage, server)
    for phone in hall:
        if phone.task:
            phone.task.cancel()
    return found


async def joining(hall: list[Phone]) -> dict[str, float]:
    gate = asyncio.Semaphore(60)

    async def gated(work: Coroutine[Any, Any, float]) -> float:
        async with gate:
            return await work

    began = time.perf_counter()
    joins = await asyncio.gather(*(gated(phone.join()) for phone in hall))
    return {"all": round(time.perf_counter() - began, 2), **spread(joins)}


async def listening(hall: list[Phone]) -> float:
    began = time.perf_counter()
    for phone in hall:
        phone.listen()
    await until(lambda: all(phone.seen for phone in hall))
    return round(time.perf_counter() - began, 2)


async def stepping(hall: list[Phone], stage: Stage) -> dict[str, Any]:
    """From the commit of a step until each phone has read it."""
    steps = []
    for _number in range(STEPS):
        await asyncio.sleep(2)
        version, at = await asyncio.to_thread(stage.step)
        await everybody_sees(hall, version)
        steps.append([phone.seen[version] - at for phone in hall])
    last = [round(max(one), 3) for one in steps]
    return {**spread([one for step in steps for one in step]), "last_of_each": last}


async def bursting(hall: list[Phone], stage: Stage) -> dict[str, Any]:
    """Everybody sends at once, and three in ten send the same again."""
    work = [(phone, uuid.uuid4(), number) for number, phone in enumerate(hall)]
    again = random.sample(work, len(work) * 3 // 10)
    sent = await asyncio.gather(*(phone.send(piece, n) for phone, piece, n in [*work, *again]))
    rows = await asyncio.to_thread(stage.rows)
    return {"sent": len(sent), **spread(sent), "rows": rows, "expected": len(hall)}


async def killing(
    hall: list[Phone], stage: Stage, server: Server, down: float = DOWN_SECONDS
) -> dict[str, Any]:
    """The plug is pulled while everybody sends; a while later somebody puts it back."""
    already = await asyncio.to_thread(stage.rows)
    work = [asyncio.create_task(phone.send(uuid.uuid4(), n)) for n, phone in enumerate(hall)]
    await asyncio.sleep(0.4)
    before = [phone.connects for phone in hall]
    server.kill()
    killed = time.perf_counter()
    await asyncio.sleep(down)
    server.start()
    await asyncio.gather(*work)
    delivered = time.perf_counter() - killed
    await server.ready()
    version, _at = await asyncio.to_thread(stage.step)
    await everybody_sees(hall, version)
    return {
        "down": down,
        "all_words_in_after": round(delivered, 2),
        "all_at_the_newest_step_after": round(time.perf_counter() - killed, 2),
        "rows": await asyncio.to_thread(stage.rows),
        "expected": already + len(hall),
        "reconnected": sum(phone.connects > n for phone, n in zip(hall, before, strict=True)),
    }


async def everybody_sees(hall: list[Phone], version: int) -> None:
    await until(lambda: all(version in phone.seen for phone in hall))


async def until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the hall did not come along")
        await asyncio.sleep(0.005)


class Stage:
    """The session itself, steered from here through the services, straight in the database."""

    def __init__(self, seats: int) -> None:
        from tests.support import cast

        from rugzak.apps.gatherings.tests import factories
        from rugzak.ground.tenancy.context import inside

        self.inside, self.cast, self.factories = inside, cast, factories
        with inside(cast.KUSTMEER):
            script = factories.steps(*["free", "collect", *["free"] * 7])
            self.row = factories.open_room(script, seats=seats)
            self.row = factories.do(self.row, "start")
        self.code = self.row.code

    def step(self) -> tuple[int, float]:
        from django.db import connection

        with self.inside(self.cast.KUSTMEER):
            row = self.factories.do(self.row, "forward")
        at = time.perf_counter()
        connection.close()
        return row.version, at

    def rows(self) -> int:
        from django.db import connection

        from rugzak.apps.gatherings.models import Piece

        with self.inside(self.cast.KUSTMEER):
            count = Piece.objects.filter(gathering=self.row).count()
        connection.close()
        return count


def _prepare() -> None:
    from rugzak.config.operation import surroundings
    from rugzak.config.operation.catalogues.files import compile_all

    os.environ.update(RUGZAK_MODE="test", RUGZAK_SECURE_COOKIES="0")
    surroundings.complete(for_tests=True)
    compile_all()
    surroundings.set_up_django()
    logging.disable(logging.INFO)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--phones", type=int, default=500)
    options.add_argument("--processes", type=int, default=1)
    chosen = options.parse_args()
    _prepare()
    from tests.support import cast, databases, houses

    from rugzak.config.operation.serving import web_command

    with houses.empty_house("hall") as environment:
        databases.use(environment["DATABASE_URL"].partition("?")[0].rsplit("/", 1)[-1])
        cast.enter_everybody()
        port = houses.free_port()
        server = Server(web_command(host=HOST, port=port, processes=chosen.processes), environment, port)
        try:
            found = asyncio.run(measure(server, Stage(seats=500), chosen.phones))
        finally:
            if server.process and server.process.poll() is None:
                server.kill()
    found["load"] = [round(load, 1) for load in os.getloadavg()]
    json.dump(found, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
