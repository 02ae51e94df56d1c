"""Reads that are worked out once, tried on the people of Kustmeer."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from threading import Thread
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from tests.support import cast

from rugzak.ground.accounts.models import Device, Member
from rugzak.ground.kernel.kept import kept
from rugzak.ground.tenancy.context import inside

pytestmark = pytest.mark.usefixtures("kustmeer")


class Order(StrEnum):
    BY_NAME = "first_name"
    BACKWARDS = "-first_name"


class Wanted(NamedTuple):
    ids: tuple[UUID, ...]
    before: datetime


def counted(build: Callable[..., QuerySet[Member]]) -> tuple[Any, list[dict[str, Any]]]:
    """The same read, and every time the function itself had to run."""
    runs: list[dict[str, Any]] = []

    def building(**asked: Any) -> QuerySet[Member]:
        runs.append(asked)
        return build(**asked)

    return kept(building), runs


def names(rows: list[Member]) -> list[str]:
    return [row.first_name for row in rows]


def test_it_gives_what_the_queryset_gives_and_works_out_once(django_assert_num_queries: Any) -> None:
    read, runs = counted(lambda member_id: Member.objects.select_related("organisation").filter(pk=member_id))
    for name in ("samira", "wietske", "ruben"):
        with django_assert_num_queries(1):
            rows = read(member_id=cast.IDS[name])
            assert [(row.pk, row.organisation.name) for row in rows] == [(cast.IDS[name], "Kustmeer Zorg")]
    assert len(runs) == 1


def test_each_way_to_ask_is_worked_out_once() -> None:
    read, runs = counted(
        lambda wanted, order: Member.objects.filter(pk__in=wanted.ids, sort_key__gt="").order_by(order.value)
    )
    now = timezone.now()
    one, two = Wanted((cast.IDS["samira"],), now), Wanted((cast.IDS["samira"], cast.IDS["wietske"]), now)
    assert names(read(wanted=two, order=Order.BY_NAME)) == ["Samira", "Wietske"]
    assert names(read(wanted=two, order=Order.BACKWARDS)) == ["Wietske", "Samira"]
    assert names(read(wanted=one, order=Order.BY_NAME)) == ["Samira"]
    assert names(read(wanted=two, order=Order.BY_NAME)) == ["Samira", "Wietske"]
    assert len(runs) == 3


def test_a_word_is_a_value_too() -> None:
    read, runs = counted(lambda name: Member.objects.filter(first_name=name))
    assert [names(read(name=one)) for one in ("Samira", "Wietske", "x' OR '1'='1")] == [
        ["Samira"],
        ["Wietske"],
        [],
    ]
    assert len(runs) == 1


def test_a_hash_is_a_value_too() -> None:
    hashes = [hashlib.sha256(word).digest() for word in (b"phone", b"tablet")]
    for number, token_hash in enumerate(hashes):
        Device.objects.create(member_id=cast.IDS["samira"], label=str(number), token_hash=token_hash)
    asked: list[bytes] = []

    def devices(token_hash: bytes) -> QuerySet[Device]:
        asked.append(token_hash)
        return Device.objects.filter(token_hash=token_hash)

    read = kept(devices)
    assert [[row.label for row in read(token_hash=one)] for one in (*hashes, b"?" * 32)] == [["0"], ["1"], []]
    assert len(asked) == 1


def test_what_can_never_be_found_asks_nothing(django_assert_num_queries: Any) -> None:
    read, _runs = counted(lambda ids: Member.objects.filter(pk__in=ids))
    with django_assert_num_queries(0):
        assert read(ids=()) == []
    assert names(read(ids=(cast.IDS["samira"],))) == ["Samira"]


@pytest.mark.parametrize(
    "build",
    [
        lambda name: Member.objects.filter(first_name=name, user__created_at__lt=timezone.now()),
        lambda name: Member.objects.filter(first_name=name, pk=cast.IDS["samira"]),
        lambda name: Member.objects.filter(first_name=name, user__created_at__date__lt=date(2026, 1, 1)),
        lambda name: Member.objects.filter(first_name__icontains=name),
    ],
)
def test_what_was_not_handed_in_is_refused(build: Callable[..., QuerySet[Member]]) -> None:
    """A moment of now, or an id, would be asked for everybody who comes after."""
    with pytest.raises(ValueError, match="hand it in"):
        kept(build)(name="Samira")


def test_the_wall_between_organisations_stands() -> None:
    read, _runs = counted(lambda before: Member.objects.filter(user__created_at__lt=before))
    far = datetime(2200, 1, 1, tzinfo=UTC)
    here = {row.organisation_id for row in read(before=far)}
    with inside(cast.KLAVERHOEK):
        there = {row.organisation_id for row in read(before=far)}
    assert (here, there) == ({cast.KUSTMEER}, {cast.KLAVERHOEK})


def test_each_thread_asks_on_its_own_connection() -> None:
    """Worked out here; another thread has its own connection, and so no organisation: it sees nobody."""
    read, _runs = counted(lambda member_id: Member.objects.filter(pk=member_id))
    assert names(read(member_id=cast.IDS["samira"])) == ["Samira"]
    found: list[Any] = []

    def elsewhere() -> None:
        try:
            found.append(names(read(member_id=cast.IDS["samira"])))
        except Exception as refused:
            found.append(type(refused).__name__)
        finally:
            connection.close()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found != [["Samira"]]
