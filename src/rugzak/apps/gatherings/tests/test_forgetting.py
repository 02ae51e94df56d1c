"""Two years after a session nothing of it is left."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from rugzak.apps.gatherings.models import Gathering, Invitation, Piece, Report, Seat, Series
from rugzak.apps.gatherings.services import reporting
from rugzak.apps.gatherings.services.keeping import (
    NotAsked,
    ask_before_forgetting,
    forget_old_sessions,
    keep_longer,
)
from rugzak.apps.gatherings.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice
from rugzak.ground.tenancy.models import Organisation


def test_two_years_later_a_session_is_gone(kustmeer: Organisation) -> None:
    old, young = factories.running("story_write"), factories.running("story_write")
    of_old = Series.objects.create(name="Goed werk", owner=old.host, key=new_id())
    of_both = Series.objects.create(name="Nog een", owner=old.host, key=new_id())
    seat, token = factories.phone(old)
    factories.piece(old, seat, token, "Een verhaal.")
    at = old.starts_at
    Gathering.objects.filter(pk=old.pk).update(series=of_old)
    Gathering.objects.filter(pk=young.pk).update(series=of_both, starts_at=at + timedelta(days=10))
    assert forget_old_sessions(at=at + timedelta(days=729)) == 0
    assert Piece.objects.count() == 1
    assert forget_old_sessions(at=at + timedelta(days=735)) == 1
    assert list(Gathering.objects.values_list("pk", flat=True)) == [young.pk]
    assert list(Series.objects.all()) == [of_both]
    for model in (Piece, Report, Seat):
        assert not model.objects.filter(gathering=old.pk).exists()


def with_report() -> Gathering:
    row = factories.do(factories.harvest(factories.running("free")), "close_room")
    reporting.report_of(gathering=row, by=row.host)
    Invitation.objects.create(gathering=row, member=factories.person("wietske"), came=True)
    return row


def test_who_led_is_asked_once_six_weeks_before_and_without_an_answer_it_goes(kustmeer: Organisation) -> None:
    row, without = with_report(), factories.running("free")
    assert ask_before_forgetting(at=row.starts_at + timedelta(days=688)) == 0
    at = row.starts_at + timedelta(days=690)
    assert (ask_before_forgetting(at=at), ask_before_forgetting(at=at)) == (1, 0)
    notices = Notice.objects.filter(link__contains=f"{row.pk}/bewaren/")
    assert [notice.member_id for notice in notices] == [row.host_id]
    assert forget_old_sessions(at=row.starts_at + timedelta(days=732)) == 2
    assert not Gathering.objects.filter(pk__in=(row.pk, without.pk)).exists()


def test_after_a_month_nobody_knows_who_was_there(kustmeer: Organisation) -> None:
    row = with_report()
    forget_old_sessions(at=row.starts_at + timedelta(days=29))
    assert Invitation.objects.filter(gathering=row).exists()
    forget_old_sessions(at=row.starts_at + timedelta(days=31))
    assert not Invitation.objects.filter(gathering=row).exists()
    assert Report.objects.filter(gathering=row).exists()


def test_kept_longer_it_stays_a_year_more(kustmeer: Organisation) -> None:
    row = with_report()
    with pytest.raises(NotAsked):
        keep_longer(gathering=row, by=row.host)
    ask_before_forgetting(at=row.starts_at + timedelta(days=690))
    keep_longer(gathering=row, by=row.host)
    with pytest.raises(NotAsked):
        keep_longer(gathering=row, by=row.host)
    assert forget_old_sessions(at=row.starts_at + timedelta(days=1096)) == 0
    assert Report.objects.filter(gathering=row).exists()
    assert ask_before_forgetting(at=row.starts_at + timedelta(days=1090)) == 0
    assert forget_old_sessions(at=row.starts_at + timedelta(days=1098)) == 1


def test_only_who_led_chooses(
    kustmeer: Organisation, samira: Member, fenna: Member, browser_of: Callable[..., Client]
) -> None:
    row = with_report()
    Gathering.objects.filter(pk=row.pk).update(cohost=fenna)
    ask_before_forgetting(at=row.starts_at + timedelta(days=690))
    address = f"/sessies/{row.pk}/bewaren/"
    assert browser_of(fenna).post(address, {"wat": "bewaar"}).status_code == 404
    browser_of(samira).post(address, {"wat": "laat"})
    row.refresh_from_db()
    assert row.kept_until is None
    browser_of(samira).post(address, {"wat": "bewaar"})
    row.refresh_from_db()
    assert row.kept_until == row.starts_at + timedelta(days=731 + 366)
