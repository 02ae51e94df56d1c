"""A line to the database that hears one of its channels for ever."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connections
from psycopg import sql

from rugzak.ground.live.words import HEARTBEAT_SECONDS

log = logging.getLogger("rugzak.live")
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 5.0


async def listen(channel: str, *, hear: Callable[[str], None], begin_anew: Callable[[], None]) -> None:
    """Pass on to ``hear`` what is said on a channel; with one connection of its own, and never done.

    ``begin_anew`` is called whenever the line is there, again after a gap: what was said meanwhile is gone.
    """
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(**database_address(), autocommit=True) as line:
                await line.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                begin_anew()
                pause = FIRST_PAUSE_SECONDS
                await _pass_on(line, hear)
        except (psycopg.Error, OSError) as trouble:
            log.warning("%s lost its database: %s", channel, type(trouble).__name__)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


async def _pass_on(line: psycopg.AsyncConnection, hear: Callable[[str], None]) -> None:
    while True:
        async for said in line.notifies(timeout=HEARTBEAT_SECONDS):
            hear(said.payload)
        # A connection that died without a word (a router that forgot it) shows only when used.
        await line.execute("SELECT 1")


def database_address() -> dict[str, Any]:
    """Where the application's own database is; a transaction pooler would drop LISTEN."""
    given = connections["default"].settings_dict
    return {
        "host": given["HOST"] or None,
        "port": given["PORT"] or None,
        "user": given["USER"] or None,
        "password": given["PASSWORD"] or None,
        "dbname": given["NAME"],
        "connect_timeout": 5,
    }
