"""Sharing is one act, per item, with a named colleague and an end; taking back works at once."""

from datetime import date, timedelta

import pytest
import rules
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import queries, services
from rugzak.ground.trust.rules import is_owner, is_shared_with
from rugzak.ground.trust.services.sharing import CannotReceive
from rugzak.ground.trust.tests.factories import KIND, share

may_read = is_owner | is_shared_with(KIND)


class Thing:
    """Anything with an owner."""

    def __init__(self, owner: Member) -> None:
        self.pk, self.owner_id = new_id(), owner.pk


def last_day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_the_owner_and_whom_she_chose_may_read_and_nobody_else(
    wietske: Member, samira: Member, yusuf: Member, greet: Member
) -> None:
    thing = Thing(wietske)
    services.share_item(
        kind=KIND, item_id=thing.pk, owner=wietske, shared_with=samira, last_day=last_day(30), by=wietske
    )
    assert [may_read(person, thing) for person in (wietske, samira, yusuf, greet, None)] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_taking_back_works_at_once(wietske: Member, samira: Member) -> None:
    thing = Thing(wietske)
    grant = share(wietske, samira, thing.pk)
    assert may_read(samira, thing)
    services.stop_sharing(grant=grant, by=wietske)
    assert not may_read(samira, thing)


def test_nobody_takes_back_what_another_shares(wietske: Member, samira: Member, yusuf: Member) -> None:
    grant = share(wietske, samira, new_id())
    services.stop_sharing(grant=grant, by=yusuf)
    assert list(queries.shares_given(wietske)) == [grant]


def test_a_share_ends_by_itself(wietske: Member, samira: Member) -> None:
    thing = Thing(wietske)
    now = timezone.now()
    share(wietske, samira, thing.pk, given_at=now - timedelta(days=3), until=now - timedelta(seconds=1))
    assert not may_read(samira, thing)
    services.share_item(
        kind=KIND, item_id=thing.pk, owner=wietske, shared_with=samira, last_day=last_day(0), by=wietske
    )
    assert may_read(samira, thing)


def test_sharing_again_replaces_the_end(wietske: Member, samira: Member) -> None:
    item = new_id()
    for days in (5, 10):
        services.share_item(
            kind=KIND, item_id=item, owner=wietske, shared_with=samira, last_day=last_day(days), by=wietske
        )
    (grant,) = queries.shares_of(wietske, KIND, item)
    assert timezone.localdate(grant.until) == last_day(11)


@pytest.mark.parametrize("name", ["ruben", "fenna", "aicha", "cees", "hilde"])
def test_who_leads_manages_or_administers_never_receives(
    wietske: Member, name: str, request: pytest.FixtureRequest
) -> None:
    boss, thing = request.getfixturevalue(name), Thing(wietske)
    with pytest.raises(CannotReceive):
        services.share_item(
            kind=KIND, item_id=thing.pk, owner=wietske, shared_with=boss, last_day=last_day(1), by=wietske
        )
    # Also when somebody is promoted after the sharing.
    share(wietske, boss, thing.pk)
    assert not may_read(boss, thing)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_share_ends_between_today_and_a_year_from_now(wietske: Member, samira: Member, days: int) -> None:
    with pytest.raises(Refusal):
        services.share_item(
            kind=KIND,
            item_id=new_id(),
            owner=wietske,
            shared_with=samira,
            last_day=last_day(days),
            by=wietske,
        )
    assert list(queries.shares_given(wietske)) == []


def test_only_the_owner_shares_and_never_with_herself(wietske: Member, samira: Member) -> None:
    with pytest.raises(ValueError):
        services.share_item(
            kind=KIND, item_id=new_id(), owner=wietske, shared_with=samira, last_day=last_day(1), by=samira
        )
    with pytest.raises(Refusal):
        services.share_item(
            kind=KIND, item_id=new_id(), owner=wietske, shared_with=wietske, last_day=last_day(1), by=wietske
        )


def test_a_consent_stands_until_it_is_taken_back(wietske: Member) -> None:
    item = new_id()
    place = {"owner": wietske, "purpose": "stories.publish", "kind": "stories.story", "item_id": item}
    stands = lambda: queries.has_consented(wietske.pk, "stories.publish", "stories.story", item)  # noqa: E731
    assert not stands()
    services.give_consent(**place, by=wietske)
    services.give_consent(**place, by=wietske)
    assert stands()
    services.withdraw_consent(**place, by=wietske)
    assert not stands()
    services.give_consent(**place, by=wietske, until=timezone.now() + timedelta(days=1))
    assert stands()


def test_nobody_consents_for_another(wietske: Member, samira: Member) -> None:
    with pytest.raises(ValueError):
        services.give_consent(owner=wietske, purpose="p", kind="k", item_id=new_id(), by=samira)


def test_stop_sharing_is_asked_of_the_owner_only(wietske: Member, samira: Member, greet: Member) -> None:
    grant = share(wietske, samira, new_id())
    asked = [rules.test_rule("trust.stop_sharing", person, grant) for person in (wietske, samira, greet)]
    assert asked == [True, False, False]
