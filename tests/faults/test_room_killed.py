"""The plug is pulled while a room writes: what `bench.hall` measures with five hundred, for certain with twenty."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bench import hall
from django.db import connection

from rugzak.apps.gatherings.models import LogLine, Piece
from rugzak.config.operation.serving import web_command
from tests.support import houses

pytestmark = pytest.mark.concurrent
PHONES = 20


@pytest.mark.parametrize("processes", [1, 2])
def test_nothing_is_lost_or_doubled_and_everybody_is_at_the_newest_step(
    processes: int, committed_database: str, tmp_path: Path
) -> None:
    port = houses.free_port()
    environment = houses.environment_of(committed_database) | {
        "RUGZAK_MODE": "development",
        "RUGZAK_VAR": str(tmp_path),
    }
    command = web_command(host=hall.HOST, port=port, processes=processes)
    server = hall.Server(command, environment, port)
    stage = hall.Stage(seats=PHONES)
    try:
        # In a thread of its own: a browser of another test may have a loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(lambda: asyncio.run(the_plug_is_pulled(server, stage))).result()
    finally:
        if server.process is not None:
            server.kill()
    assert (found["rows"], found["reconnected"]) == (PHONES, PHONES)
    with stage.inside(stage.cast.KUSTMEER):
        assert Piece.objects.filter(gathering=stage.row).values("pk").distinct().count() == PHONES
        numbers = list(LogLine.objects.filter(gathering=stage.row).values_list("number", flat=True))
    connection.close()
    assert numbers == list(range(len(numbers)))


async def the_plug_is_pulled(server: hall.Server, stage: hall.Stage) -> dict[str, object]:
    server.start()
    await server.ready()
    phones = [hall.Phone(server.port, stage.code) for _number in range(PHONES)]
    await hall.joining(phones)
    await hall.listening(phones)
    # ``killing`` ends when each phone has seen a step that was made after the server came back.
    found = await hall.killing(phones, stage, server, down=0.5)
    for phone in phones:
        assert phone.task is not None
        phone.task.cancel()
    await asyncio.gather(*(phone.task for phone in phones if phone.task), return_exceptions=True)
    return found
