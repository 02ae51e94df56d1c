"""Telling people that something is waiting."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rugzak.ground.notices import services
from rugzak.ground.notices.models import Notice, OutgoingMail, QuietHours
from rugzak.ground.notices.queries import notices_for
from rugzak.ground.notices.services.choosing import Way
from rugzak.ground.notices.services.inviting import after_quiet
from rugzak.ground.notices.words import NoticeKind

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def choose(person, kind, *, on_bell, by_mail):
    services.choose(by=person, ways={kind: Way(on_bell, by_mail)}, quiet=True, starts=time(20), ends=time(7))


def told(person):
    return [(notice.kind, notice.link, notice.seen_at is None) for notice in notices_for(person)]


def test_each_of_those_named_finds_a_notice_and_nobody_else(samira, wietske, ruben):
    services.announce(NoticeKind.REQUEST, [samira.pk, wietske.pk], link="/vragen/")
    assert told(samira) == told(wietske) == [("request", "/vragen/", True)]
    assert told(ruben) == []


def test_who_has_left_hears_nothing(samira):
    samira.ended_at = at("2026-01-01 00:00")
    samira.save()
    services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/")
    assert told(samira) == []


def test_a_colleague_elsewhere_cannot_be_told(kustmeer, greet):
    services.announce(NoticeKind.REQUEST, [greet.pk], link="/vragen/")
    assert list(Notice.objects.all()) == []


def test_not_on_the_bell_but_by_mail_leaves_a_seen_notice(samira):
    choose(samira, NoticeKind.REQUEST, on_bell=False, by_mail=True)
    services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/")
    assert told(samira) == [("request", "/vragen/", False)]
    assert OutgoingMail.objects.count() == 1


def test_neither_bell_nor_mail_means_nothing_at_all(samira):
    choose(samira, NoticeKind.REQUEST, on_bell=False, by_mail=False)
    services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/")
    assert told(samira) == []
    assert OutgoingMail.objects.count() == 0


def test_a_link_to_elsewhere_is_refused_by_the_database(samira):
    for link in ("https://elders.example/", "//elders.example/"):
        with pytest.raises(IntegrityError), transaction.atomic():
            services.announce(NoticeKind.REQUEST, [samira.pk], link=link)


def test_a_notice_is_gone_when_the_deed_is_undone(samira):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/")
        _ = 1 / 0
    assert told(samira) == []
    assert OutgoingMail.objects.count() == 0


def test_mail_of_the_evening_waits_for_the_morning(samira):
    services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/", at=at("2027-03-09 21:30"))
    assert OutgoingMail.objects.get().not_before == at("2027-03-10 07:00")


def test_mail_about_the_account_goes_at_once(samira):
    services.announce(NoticeKind.ACCOUNT, [samira.pk], link="/ik/", at=at("2027-03-09 21:30"))
    assert OutgoingMail.objects.get().not_before == at("2027-03-09 21:30")


@pytest.mark.parametrize(
    ("starts", "ends", "moment", "sent"),
    [
        ("20:00", "07:00", "2027-03-09 19:59", "2027-03-09 19:59"),
        ("20:00", "07:00", "2027-03-09 20:00", "2027-03-10 07:00"),
        ("20:00", "07:00", "2027-03-10 03:00", "2027-03-10 07:00"),
        ("20:00", "07:00", "2027-03-10 07:00", "2027-03-10 07:00"),
        ("12:00", "14:00", "2027-03-10 13:00", "2027-03-10 14:00"),
        ("12:00", "14:00", "2027-03-10 14:00", "2027-03-10 14:00"),
        # The night in which the clock goes forward is an hour shorter, and ends at seven all the same.
        ("20:00", "07:00", "2027-03-27 23:00", "2027-03-28 07:00"),
    ],
)
def test_quiet_hours_are_those_of_the_clock_on_the_wall(starts, ends, moment, sent):
    quiet = QuietHours(is_on=True, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))
    assert after_quiet(quiet, at(moment)) == at(sent)


def test_without_quiet_hours_mail_goes_at_night_too():
    assert after_quiet(QuietHours(is_on=False), at("2027-03-09 23:00")) == at("2027-03-09 23:00")


def test_a_busy_evening_gives_one_mail(samira, settings):
    settings.MAIL_SERVER = object()
    for link in ("/vragen/1/", "/vragen/2/", "/vragen/3/"):
        services.announce(NoticeKind.REQUEST, [samira.pk], link=link, at=at("2027-03-09 21:30"))
    assert (len(told(samira)), OutgoingMail.objects.count()) == (3, 1)


def test_a_mail_tells_nothing_but_that_something_waits(samira):
    services.announce(NoticeKind.SHARED, [samira.pk], link="/notities/geheim/", subject_id=samira.pk)
    mail = OutgoingMail.objects.get()
    for text in (mail.subject, mail.text, mail.html):
        assert "klaar" in text
        for secret in ("geheim", "notities", "deelt", "shared", "El Amrani", str(samira.pk)):
            assert secret not in text


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("nl", "Er staat iets voor je klaar"),
        ("nl-be", "Er staat iets voor je klaar"),
        ("en", "Something is waiting for you"),
    ],
)
def test_mail_speaks_the_language_of_its_reader(samira, language, subject):
    samira.language = language
    samira.save()
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    mail = OutgoingMail.objects.get()
    assert (mail.language, mail.subject, f'lang="{language}"' in mail.html) == (language, subject, True)


def test_seen_and_unseen_again(samira):
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    services.announce(NoticeKind.ANSWER, [samira.pk], link="/vragen/")
    moment = services.mark_all_seen(by=samira)
    assert [is_new for _, _, is_new in told(samira)] == [False, False]
    assert services.mark_all_seen(by=samira) is None
    assert services.mark_unseen(seen_at=moment, by=samira) == 2
    assert [is_new for _, _, is_new in told(samira)] == [True, True]


def test_nobody_marks_what_is_of_another(samira, wietske):
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    services.mark_seen(notice=Notice.objects.get(), by=wietske)
    services.mark_all_seen(by=wietske)
    assert told(samira) == [("visit", "/agenda/", True)]


def test_the_database_wants_quiet_hours_that_last(samira):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuietHours.objects.create(member=samira, starts=time(7), ends=time(7))


def test_a_notice_goes_after_ninety_days(samira):
    services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/")
    services.forget(at=timezone.now() + timedelta(days=89))
    assert Notice.objects.count() == 1
    services.forget(at=timezone.now() + timedelta(days=91))
    assert Notice.objects.count() == 0


def test_telling_four_costs_as_many_statements_as_telling_one(samira, wietske, ruben, fenna, yusuf):
    with CaptureQueriesContext(connection) as one:
        services.announce(NoticeKind.REQUEST, [samira.pk], link="/vragen/")
    with CaptureQueriesContext(connection) as four:
        services.announce(NoticeKind.REQUEST, [wietske.pk, ruben.pk, fenna.pk, yusuf.pk], link="/vragen/")
    assert OutgoingMail.objects.count() == 5
    assert len(four) == len(one)
