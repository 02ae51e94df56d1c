"""A line that was changed, added or taken away after sealing is named."""

import logging
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import cast, databases

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from rugzak.ground.trust import merkle, services
from rugzak.ground.trust.models import Reading, Seal
from rugzak.ground.trust.tests.factories import line
from rugzak.ground.trust.verification import Tampering, _first_difference, verify_log

START = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)


def minutes(number: int) -> datetime:
    return START + timedelta(minutes=number)


@pytest.fixture
def sealed(samira: Member, wietske: Member) -> list[Reading]:
    """Six lines in three seals of two."""
    lines = [line(samira, wietske, at=minutes(number)) for number in range(6)]
    for number in (1, 3, 5):
        services.seal_log(until=minutes(number))
    return lines


def test_an_untouched_log_verifies(sealed: list[Reading], samira: Member, wietske: Member) -> None:
    line(samira, wietske, at=minutes(7))
    verdict = verify_log()
    assert (verdict.lines, verdict.seals, verdict.waiting, verdict.tampering) == (6, 3, 1, None)
    assert verdict.chain == bytes(Seal.objects.get(number=3).chain).hex()


def test_a_minute_without_lines_makes_no_seal(sealed: list[Reading]) -> None:
    assert services.seal_log(until=minutes(60)) is None
    assert Seal.objects.count() == 3


def test_lines_that_may_still_appear_are_not_sealed(samira: Member, wietske: Member) -> None:
    line(samira, wietske)
    assert services.seal_log() is None  # this line is younger than the lag


def test_the_zone_people_live_in_makes_no_difference(sealed: list[Reading]) -> None:
    with timezone.override("Asia/Kathmandu"):
        assert verify_log().tampering is None


def test_a_line_added_between_sealed_lines_is_named(
    sealed: list[Reading], samira: Member, wietske: Member
) -> None:
    late = line(samira, wietske, at=minutes(2) + timedelta(seconds=30))
    assert verify_log().tampering == Tampering(2, "this line was added later", late.pk)


def changed(rows: list[Reading], number: int) -> list[tuple]:
    """The log as a reader of the database would find it after the line ``number`` was rewritten."""
    return [
        (row.pk, merkle.leaf((row.pk, row.at, row.reader_id if at != number else new_id(), row.about_id,
                              row.kind, row.item_id, row.outcome, None)))
        for at, row in enumerate(rows)
    ]  # fmt: skip


def test_a_changed_line_is_named_and_a_missing_one_by_what_follows(sealed: list[Reading]) -> None:
    stored = [leaf for _, leaf in changed(sealed, -1)]
    assert _first_difference(1, stored, changed(sealed, 3)) == Tampering(
        1, "this line was changed", sealed[3].pk
    )
    without = [one for at, one in enumerate(changed(sealed, -1)) if at != 2]
    assert _first_difference(1, stored, without) == Tampering(
        1, "one or more lines before this one are gone", sealed[3].pk
    )
    assert _first_difference(1, stored, changed(sealed, -1)[:4]) == Tampering(
        1, "the last lines are gone", sealed[3].pk
    )


def test_the_chain_ends_where_somebody_wrote_it_down(sealed: list[Reading]) -> None:
    known = bytes(Seal.objects.get(number=2).chain).hex()
    assert verify_log(known_chain=known).tampering is None
    assert verify_log(known_chain="00" * 32).tampering is not None


def test_the_end_of_the_chain_goes_to_the_log_of_the_program(
    samira: Member, wietske: Member, caplog: pytest.LogCaptureFixture
) -> None:
    line(samira, wietske, at=minutes(0))
    with caplog.at_level(logging.INFO, logger="rugzak.trust.seal"):
        seal = services.seal_log(until=minutes(1))
    assert [record.facts for record in caplog.records] == [
        {"organisation": str(seal.organisation_id), "seal": 1, "chain": seal.chain.hex()}
    ]


def test_two_sealers_cannot_fork_the_chain(sealed: list[Reading], samira: Member, wietske: Member) -> None:
    line(samira, wietske, at=minutes(6))
    with (
        mock.patch("rugzak.ground.trust.services.seals.Seal.objects.order_by") as order_by,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        order_by.return_value.first.return_value = Seal.objects.get(number=2)
        services.seal_log(until=minutes(6))


def test_a_byte_changed_in_the_database_is_named(committed_database: str) -> None:
    people = [Member(id=cast.IDS[name]) for name in ("samira", "wietske")]
    with inside(cast.KUSTMEER):
        lines = [line(*people, at=minutes(number)) for number in range(200)]
        services.seal_log(until=minutes(99))
        services.seal_log(until=minutes(199))
    with databases.owner(committed_database) as owner:
        owner.execute("UPDATE trust_reading SET kind = 'reflection.notf' WHERE id = %s", [lines[137].pk])
    with inside(cast.KUSTMEER):
        assert verify_log().tampering == Tampering(2, "this line was changed", lines[137].pk)
    with databases.owner(committed_database) as owner:
        owner.execute("UPDATE trust_seal SET count = 99 WHERE number = 1")
    with inside(cast.KUSTMEER):
        assert verify_log().tampering == Tampering(1, "the seal itself was changed")


hashes = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40, unique=True)


@given(hashes, st.data())
@settings(max_examples=200)
def test_any_change_of_any_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(min_size=32, max_size=32).filter(lambda one: one != leaves[at]))
    assert merkle.root([*leaves[:at], other, *leaves[at + 1 :]]) != merkle.root(leaves)
    assert merkle.root(leaves[:at] + leaves[at + 1 :]) != merkle.root(leaves)
    assert merkle.apart(merkle.together(leaves)) == leaves


@given(hashes, st.data())
@settings(max_examples=200)
def test_the_first_line_that_differs_is_the_one_named(leaves: list[bytes], data: st.DataObject) -> None:
    keys = [new_id() for _ in leaves]
    at = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(min_size=32, max_size=32).filter(lambda one: one not in leaves))
    found = list(zip(keys, leaves, strict=True))
    found[at] = (keys[at], other)
    assert _first_difference(1, leaves, found) == Tampering(1, "this line was changed", keys[at])


@given(st.datetimes(timezones=st.timezones()).filter(lambda at: 1990 < at.year < 2100), st.timezones())
def test_a_moment_reads_the_same_in_every_zone(at: datetime, zone: object) -> None:
    assert merkle.moment(at) == merkle.moment(at.astimezone(zone)) == merkle.moment(at.astimezone(UTC))  # type: ignore[arg-type]
