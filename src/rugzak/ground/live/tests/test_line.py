"""The line to the database: it hears, and after a cut it begins anew and hears again."""

import asyncio
from contextlib import suppress

from django.db import connection

from rugzak.ground.live.line import listen

CHANNEL = "rugzak_of_a_test"
PATIENCE = 30


def say(word: str) -> None:
    _ask("SELECT pg_notify(%s, %s)", CHANNEL, word)


def cut() -> None:
    """The line said LISTEN last, or gave a sign of life since."""
    _ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query IN (%s, 'SELECT 1')",
        f'LISTEN "{CHANNEL}"',
    )


def _ask(statement: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    connection.close()


def test_what_is_said_is_heard_and_after_a_cut_everything_begins_anew(committed_database: str) -> None:
    async def story() -> list[str]:
        told: asyncio.Queue[str] = asyncio.Queue()
        line = asyncio.create_task(
            listen(CHANNEL, hear=told.put_nowait, begin_anew=lambda: told.put_nowait("anew"))
        )
        heard = []
        for deed in (None, lambda: say("one"), cut, lambda: say("two")):
            if deed is not None:
                await asyncio.to_thread(deed)
            heard.append(await asyncio.wait_for(told.get(), PATIENCE))
        line.cancel()
        with suppress(asyncio.CancelledError):
            await line
        return heard

    assert asyncio.run(story()) == ["anew", "one", "anew", "two"]
