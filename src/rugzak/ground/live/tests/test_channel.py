"""The live channel by itself: refusals, signs of life, and sessions that end."""

import asyncio
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from tests.support import cast

from rugzak.ground.accounts.models import Member, Session
from rugzak.ground.accounts.sessions import SessionStore
from rugzak.ground.live import channel as channel_module
from rugzak.ground.live.channel import LiveChannel
from rugzak.ground.live.ear import Ear, Seat
from rugzak.ground.live.seats import seat_behind, still_open
from rugzak.ground.live.tests.listening import signed_in
from rugzak.ground.live.words import STREAMS_PER_MEMBER, WAITING_MESSAGES, Topic
from rugzak.ground.tenancy.context import inside

HERE = Seat(cast.KUSTMEER, cast.IDS["samira"], "k")


class Visitor:
    """A browser as the server shows it to an application."""

    def __init__(self, key: str = "", *, method: str = "GET", host: str = "localhost") -> None:
        cookie = f"rugzak={key}".encode()
        headers = [(b"host", host.encode()), (b"cookie", cookie)]
        self.scope: dict[str, Any] = {"type": "http", "method": method, "path": "/live/", "headers": headers}
        self.sent: list[dict[str, Any]] = []
        self.leaves = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def text(self) -> str:
        return "".join(message["body"].decode() for message in self.sent[1:])


async def visit(visitor: Visitor, channel: LiveChannel | None = None, seconds: float = 1.0) -> Visitor:
    task = asyncio.create_task((channel or LiveChannel())(visitor.scope, visitor.receive, visitor.send))
    done, _ = await asyncio.wait({task}, timeout=seconds)
    while not done and not visitor.sent:  # a busy machine has not answered yet
        done, _ = await asyncio.wait({task}, timeout=seconds)
    visitor.leaves.set()
    if not done:
        await asyncio.wait_for(task, 30)
    return visitor


def seat(key: str) -> Seat | None:
    return seat_behind(f"rugzak={key}")


def test_a_seat_is_that_of_the_session(committed_database: str) -> None:
    key = signed_in("samira")
    assert seat(key) == Seat(cast.KUSTMEER, cast.IDS["samira"], key)
    assert seat("verzonnen") is None
    assert seat_behind("") is None
    assert connection.connection is None


@pytest.mark.parametrize("change", ["expired", "left", "closed"])
def test_who_may_not_sign_in_any_more_may_not_listen(committed_database: str, change: str) -> None:
    key = signed_in("samira")
    with inside(cast.KUSTMEER):
        samira = Member.objects.select_related("user").get(pk=cast.IDS["samira"])
        if change == "expired":
            Session.objects.update(expire_date=timezone.now())
        elif change == "left":
            Member.objects.filter(pk=samira.pk).update(ended_at=timezone.now())
        else:
            samira.user.is_active = False
            samira.user.save()
    assert seat(key) is None


def test_only_open_sessions_are_still_open(committed_database: str) -> None:
    mine, ended = signed_in("samira"), signed_in("ruben")
    Session.objects.filter(session_key=ended).delete()
    assert still_open([mine, ended, "verzonnen"]) == {mine}


@pytest.mark.parametrize("rested", [timedelta(minutes=59), timedelta(minutes=61), timedelta(hours=13)])
def test_a_locked_session_hears_nothing_and_listening_keeps_none_awake(
    committed_database: str, rested: timedelta
) -> None:
    key = signed_in("samira")
    session = SessionStore(key)
    session["seen_at"] -= int(rested.total_seconds())
    session.save()
    is_open = rested < timedelta(hours=1)
    assert (seat(key) is not None, still_open([key]) == {key}) == (is_open, is_open)
    assert SessionStore(key)["seen_at"] == session["seen_at"]


def test_the_stream_ends_with_its_session(committed_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_module, "HEARTBEAT_SECONDS", 0.2)
    key = signed_in("samira")

    async def story() -> Visitor:
        visitor = Visitor(key)
        listening = asyncio.create_task(visit(visitor, seconds=5))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(end_all_sessions)
        return await asyncio.wait_for(listening, 3)

    visitor = asyncio.run(story())
    assert visitor.status == 200
    assert ": nog hier" in visitor.text
    assert visitor.text.endswith("event: ended\ndata: \n\n")


def end_all_sessions() -> None:
    Session.objects.all().delete()
    connection.close()


@pytest.mark.parametrize(
    ("visitor", "status"),
    [({"method": "POST"}, 405), ({"host": "elders.example"}, 400), ({"key": "verzonnen"}, 204)],
)
def test_who_is_turned_away(committed_database: str, settings: Any, visitor: Any, status: int) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]

    async def story() -> int:
        return (await visit(Visitor(**visitor))).status

    assert asyncio.run(story()) == status


def test_a_database_that_is_away_means_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError  # noqa: PLC0415

    def fail(_cookie: str) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(channel_module, "seat_behind", fail)

    async def story() -> Visitor:
        return await visit(Visitor("k"))

    visitor = asyncio.run(story())
    assert (visitor.status, (b"retry-after", b"5") in visitor.sent[0]["headers"]) == (503, True)


def test_one_person_holds_no_more_than_twelve_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_module, "seat_behind", lambda _cookie: HERE)

    async def story() -> int:
        channel = LiveChannel()
        channel._loop = asyncio.get_running_loop()
        with ExitStack() as pages:
            for _ in range(STREAMS_PER_MEMBER):
                pages.enter_context(channel._ear.viewer(HERE))
            return (await visit(Visitor("k"), channel)).status

    assert asyncio.run(story()) == 429


def test_the_ear_passes_on_to_whom_it_concerns_and_forgets_who_left() -> None:
    async def story() -> None:
        ear = Ear()
        there = Seat(cast.KLAVERHOEK, cast.IDS["greet"], "g")
        with ear.viewer(HERE) as mine, ear.viewer(there) as other:
            ear.pass_on(f"{cast.KUSTMEER} {cast.IDS['samira']} notices")
            for nonsense in ("", "a b c", f"{cast.KUSTMEER} {cast.IDS['samira']} onbekend"):
                ear.pass_on(nonsense)
            assert (mine.waiting.qsize(), other.waiting.qsize()) == (1, 0)
            for _ in range(WAITING_MESSAGES * 2):
                mine.tell(Topic.NOTICES)
            mine.end()
            assert mine.waiting.get_nowait() is Topic.ENDED
        assert ear.viewers() == []

    asyncio.run(story())
