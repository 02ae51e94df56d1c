"""The live channel with the real server: who hears what, and what happens when a line breaks."""

import asyncio
import urllib.request
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
from django.db import connection
from tests.support import cast

from rugzak.ground.live.tests.listening import Page, a_server, signed_in
from rugzak.ground.notices import services
from rugzak.ground.notices.words import NoticeKind
from rugzak.ground.tenancy.context import inside

pytestmark = pytest.mark.concurrent
MANY = 100


@pytest.fixture
def port(committed_database: str) -> Iterator[int]:
    with a_server(committed_database) as number:
        yield number


def tell(*names: str) -> None:
    with inside(cast.KUSTMEER):
        services.announce(NoticeKind.WORK, [cast.IDS[name] for name in names], link="/meldingen/")


def sessions(*names: str) -> list[str]:
    keys = [signed_in(name) for name in names]
    connection.close()
    return keys


async def in_thread(function, *arguments):
    def run():
        try:
            return function(*arguments)
        finally:
            connection.close()

    return await asyncio.to_thread(run)


def test_who_is_meant_hears_it_and_nobody_else(port: int) -> None:
    samira, wietske, greet = sessions("samira", "wietske", "greet")

    async def story() -> None:
        async with Page(port, samira) as one, Page(port, wietske) as two, Page(port, greet) as three:
            assert (one.status, "text/event-stream" in one.head, "x-accel-buffering: no" in one.head) == (
                200,
                True,
                True,
            )
            for page in (one, two, three):
                await page.settled()
            await in_thread(tell, "samira")
            assert await one.told() == "notices"
            await asyncio.sleep(0.5)
            assert two.events.empty()
            assert three.events.empty()

    asyncio.run(story())


def test_what_is_rolled_back_is_not_told(port: int) -> None:
    (samira,) = sessions("samira")

    def tell_and_fail() -> None:
        with pytest.raises(ZeroDivisionError), inside(cast.KUSTMEER):
            services.announce(NoticeKind.WORK, [cast.IDS["samira"]], link="/meldingen/")
            _ = 1 / 0

    async def story() -> None:
        async with Page(port, samira) as page:
            await page.settled()
            await in_thread(tell_and_fail)
            await asyncio.sleep(0.7)
            assert page.events.empty()

    asyncio.run(story())


def test_who_is_not_signed_in_hears_nothing(port: int) -> None:
    async def story() -> None:
        for key in ("", "verzonnen"):
            async with Page(port, key) as page:
                assert page.status == 204

    asyncio.run(story())


def test_a_killed_database_connection_is_mended_and_the_page_refreshes(port: int) -> None:
    (samira,) = sessions("samira")

    def kill_the_ear() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN %'"
            )
            return cursor.fetchone()[0]

    async def story() -> None:
        async with Page(port, samira) as page:
            await page.settled()
            assert await in_thread(kill_the_ear) == 1
            # What was said in between is gone, so the page is told to look for itself.
            assert await page.told() == "notices"
            await in_thread(tell, "samira")
            assert await page.told() == "notices"

    asyncio.run(story())


def test_a_page_that_comes_back_is_told_to_refresh(port: int) -> None:
    (samira,) = sessions("samira")

    async def story() -> None:
        async with Page(port, samira) as first:
            await first.settled()
            async with Page(port, samira, last_event_id="3") as again:
                assert await again.told() == "notices"
                assert first.events.empty()

    asyncio.run(story())


def test_a_hundred_pages_hear_it_without_holding_connections(port: int) -> None:
    names = ["samira", "wietske", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde"]
    # Not more than twelve streams of one person are served: a hundred takes nine.
    names_of_pages = [[*names, "greet"][number % 9] for number in range(MANY)]
    keys = sessions(*names_of_pages)

    def connections_of_the_server() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return cursor.fetchone()[0]

    async def story() -> None:
        async with AsyncExitStack() as stack:
            pages = [await stack.enter_async_context(Page(port, key)) for key in keys]
            assert {page.status for page in pages} == {200}
            for page in pages[:1]:
                await page.settled()
            for page in pages:
                while not page.events.empty():
                    page.events.get_nowait()
            assert await in_thread(connections_of_the_server) <= 6
            await in_thread(tell, *names)
            told = await asyncio.gather(*(page.told() for page in pages if page.session_key not in GREETS))
            assert set(told) == {"notices"}
            assert all(page.events.empty() for page in pages if page.session_key in GREETS)
            assert await in_thread(status_of_a_page, port, keys[0]) == 200

    GREETS = {key for key, name in zip(keys, names_of_pages, strict=True) if name == "greet"}  # noqa: N806
    asyncio.run(story())


def status_of_a_page(port: int, key: str) -> int:
    page = urllib.request.Request(f"http://127.0.0.1:{port}/meldingen/", headers={"Cookie": f"rugzak={key}"})
    with urllib.request.urlopen(page, timeout=5) as answer:
        return int(answer.status)
