"""The outbox, with a real mail server on the other side."""

import time as clock
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as django_mail
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from rugzak.ground.accounts.models import User
from rugzak.ground.notices import services
from rugzak.ground.notices.backend import OutboxBackend
from rugzak.ground.notices.mail_server import MailServer
from rugzak.ground.notices.models import Notice, OutgoingMail
from rugzak.ground.notices.services import Letter
from rugzak.ground.notices.services.sending import pause_after
from rugzak.ground.notices.tests.letterbox import a_letterbox
from rugzak.ground.notices.words import MAIL_TRIES, MailKind, MailState, NoticeKind

NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def box(settings):
    with a_letterbox() as letterbox:
        settings.MAIL_SERVER = letterbox.address
        settings.MAIL_TIMEOUT_SECONDS = 1
        yield letterbox


def invited(person) -> OutgoingMail:
    services.announce(NoticeKind.VISIT, [person.pk], link="/agenda/", at=NOON)
    return OutgoingMail.objects.get()


def send(mail, at=NOON) -> OutgoingMail:
    services.send(mail_id=mail.pk, at=at)
    mail.refresh_from_db()
    return mail


def queued() -> list[tuple[str, str]]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "args__mail_id"))


def test_a_mail_arrives_in_text_and_html_with_its_fixed_number(samira, box):
    mail = send(invited(samira))
    (letter,) = box.letters
    assert (mail.state, mail.sent_at, mail.attempts) == (MailState.SENT, NOON, 1)
    assert letter["Message-ID"] == mail.message_id
    assert letter["To"] == "samira@zorg.example"
    assert letter["List-Unsubscribe"].strip() == f"<{mail.settings_link}>"
    assert [part.get_content_type() for part in letter.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_a_second_run_of_the_job_sends_nothing(samira, box):
    mail = send(invited(samira))
    assert services.send(mail_id=mail.pk, at=NOON) is None
    assert len(box.letters) == 1


def test_a_busy_server_is_tried_again_with_the_same_number(samira, box):
    box.mood = "busy"
    mail = send(invited(samira))
    first = mail.message_id
    assert (mail.state, mail.trouble) == (MailState.WAITING, "SMTPDataError 451")
    assert mail.not_before == NOON + timedelta(minutes=1)
    assert queued() == [("notices.send_mail", str(mail.pk))] * 2
    box.mood = "accept"
    assert send(mail).state == MailState.SENT
    assert box.letters[0]["Message-ID"] == first


def test_a_server_that_hangs_costs_its_time_limit_and_no_more(samira, box):
    box.mood = "hang"
    start = clock.monotonic()
    mail = send(invited(samira))
    assert (mail.state, mail.trouble) == (MailState.WAITING, "SMTPServerDisconnected")
    assert clock.monotonic() - start < 4


def test_a_server_that_is_not_there_is_tried_again(samira, settings):
    settings.MAIL_SERVER = MailServer(host="127.0.0.1", port=9)
    mail = send(invited(samira))
    assert (mail.state, mail.trouble) == (MailState.WAITING, "ConnectionRefusedError")


def test_an_address_that_does_not_exist_is_given_up_at_once(samira, box):
    box.mood = "stranger"
    mail = send(invited(samira))
    assert (mail.state, mail.trouble) == (MailState.FAILED, "SMTPRecipientsRefused 550")
    assert len(queued()) == 1


def test_after_the_last_try_it_is_given_up(samira, box):
    box.mood = "busy"
    mail = invited(samira)
    for _ in range(MAIL_TRIES):
        send(mail)
    assert (mail.state, mail.attempts) == (MailState.FAILED, MAIL_TRIES)


def test_pauses_grow_to_six_hours_and_last_over_a_day_in_all():
    pauses = [pause_after(attempt) for attempt in range(1, MAIL_TRIES)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(pauses) == timedelta(hours=6)
    assert timedelta(days=1) < sum(pauses, timedelta()) < timedelta(days=3)


def test_without_a_mail_server_mail_is_kept_and_no_job_waits(samira):
    assert invited(samira).state == MailState.HELD
    assert queued() == []


def test_when_the_mail_server_is_taken_away_what_waits_is_kept(samira, box, settings):
    mail = invited(samira)
    settings.MAIL_SERVER = None
    assert send(mail).state == MailState.HELD


def test_who_has_no_address_gets_no_mail(samira):
    samira.email, samira.user.email = "", None
    samira.user.save()
    samira.save()
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    assert OutgoingMail.objects.count() == 0


def test_a_subject_cannot_smuggle_in_a_header(samira, box):
    subject = "Hoi\r\nBcc: x@elders.example"
    mail = services.post(Letter(to="samira@zorg.example", kind=MailKind.NOTICE, subject=subject, text="."))
    send(mail)
    assert (box.letters[0]["Subject"], box.letters[0]["Bcc"]) == ("Hoi Bcc: x@elders.example", None)


def test_a_sign_in_code_goes_through_the_outbox_and_leaves_it_when_sent(samira, box):
    code = django_mail.EmailMessage("Je code", "Je code is 123456", None, ["samira@zorg.example"])
    assert OutboxBackend().send_messages([code]) == 1
    mail = OutgoingMail.objects.get()
    assert (mail.kind, mail.member_id, "123456" in mail.text) == (MailKind.SIGN_IN, samira.pk, True)
    assert send(mail).text == ""
    assert "123456" in box.letters[0].get_payload()


def test_a_code_for_somebody_we_do_not_know_is_not_written_down(kustmeer):
    User.objects.create_user(email="zwerver@zorg.example")
    for stranger in ("niemand@elders.example", "zwerver@zorg.example"):
        message = django_mail.EmailMessage("Je code", "123456", None, [stranger])
        assert OutboxBackend().send_messages([message]) == 0
    assert OutgoingMail.objects.count() == 0


def test_a_code_is_written_in_the_receivers_organisation(greet, kustmeer, elsewhere):
    message = django_mail.EmailMessage("Je code", "123456", None, ["greet@zorg.example"])
    assert OutboxBackend().send_messages([message]) == 1
    assert OutgoingMail.objects.count() == 0
    with elsewhere():
        assert OutgoingMail.objects.get().to == "greet@zorg.example"


def test_text_and_address_go_after_a_week_and_the_fact_after_a_year(samira, box):
    sent = send(invited(samira))
    OutgoingMail.objects.update(created_at=NOON)
    services.forget(at=NOON + timedelta(days=6))
    sent.refresh_from_db()
    assert sent.text != ""
    for _twice in range(2):
        services.forget(at=NOON + timedelta(days=8))
        sent.refresh_from_db()
        assert (sent.to, sent.subject, sent.text, sent.html) == ("", "", "", "")
        assert sent.state == MailState.SENT
    services.forget(at=NOON + timedelta(days=366))
    assert OutgoingMail.objects.count() == Notice.objects.count() == 0


def test_a_mail_that_waited_a_week_is_given_up(samira, box):
    mail = invited(samira)
    OutgoingMail.objects.update(created_at=NOON)
    services.forget(at=NOON + timedelta(days=8))
    mail.refresh_from_db()
    assert (mail.state, mail.text) == (MailState.FAILED, "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": MailState.SENT, "sent_at": None},
        {"state": MailState.WAITING, "to": ""},
        {"state": MailState.FAILED, "sent_at": NOON},
    ],
)
def test_the_database_refuses_a_mail_that_cannot_be(kustmeer, wrong):
    fields = {"to": "a@zorg.example", "kind": MailKind.NOTICE, "language": "nl", "message_id": "<1@x>"}
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.create(**fields | wrong)


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", None),
        ("smtp://post.example", MailServer("post.example", 25)),
        (
            "smtp://ik:ge%40heim@post.example?tls=1",
            MailServer("post.example", 587, "ik", "ge@heim", starttls=True),
        ),
        ("smtp://post.example:2465?ssl=1", MailServer("post.example", 2465, tls=True)),
        ("smtp://post.example:587", MailServer("post.example", 587, starttls=True)),
        ("smtp://localhost:587?tls=0", MailServer("localhost", 587)),
        ("smtps://post.example", MailServer("post.example", 465, tls=True)),
    ],
)
def test_reading_the_address_of_the_mail_server(address, server):
    assert MailServer.parse(address) == server


@pytest.mark.parametrize("address", ["http://post.example", "post.example", "smtp://x?teller=1"])
def test_an_address_we_cannot_read_is_refused_without_telling_the_password(address):
    with pytest.raises(ValueError, match="RUGZAK_MAIL_URL") as refusal:
        MailServer.parse(address)
    assert address not in str(refusal.value)


def test_a_password_is_not_shown():
    assert "geheim" not in repr(MailServer.parse("smtp://ik:geheim@post.example"))
