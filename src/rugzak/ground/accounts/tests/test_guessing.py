"""Guessing is slow, in parallel too, and nobody is shut out by a stranger."""

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, connections
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.ground.accounts import network, services, throttle
from rugzak.ground.accounts.models import Member, PaperCode, Session, Tries
from rugzak.ground.accounts.services import credentials, devices
from rugzak.ground.accounts.throttle import TooManyTries, count_try, take_back
from rugzak.ground.accounts.words import MAIL_TAKES
from rugzak.ground.happenings.models import Happening
from rugzak.ground.tenancy.context import inside

PIN = "482915"


def from_address(address: str, **headers: str):
    return RequestFactory().post("/", REMOTE_ADDR=address, **headers)


def test_the_eleventh_try_at_an_account_is_refused(db):
    for _time in range(10):
        count_try(from_address("192.0.2.1"), "fenna@zorg.example")
    with pytest.raises(TooManyTries):
        count_try(from_address("192.0.2.2"), "FENNA@zorg.example ")


def test_a_stranger_elsewhere_shuts_nobody_out(db):
    for _time in range(10):
        count_try(from_address("198.51.100.7"), "fenna@zorg.example")
    count_try(from_address("192.0.2.1"), "fenna@zorg.example")


def test_the_twenty_first_try_from_an_address_is_refused(db):
    for number in range(20):
        count_try(from_address("192.0.2.1"), f"paper:{number}")
    with pytest.raises(TooManyTries):
        count_try(from_address("192.0.2.1"), "paper:21")


def test_after_an_hour_one_may_try_again(db):
    for _time in range(20):
        count_try(from_address("192.0.2.1"))
    Tries.objects.update(since=timezone.now() - timedelta(minutes=60))
    count_try(from_address("192.0.2.1"))


def test_forty_colleagues_behind_one_address_come_in_after_each_other(db):
    for number in range(40):
        count_try(from_address("192.0.2.1"), f"paper:{number}")
        take_back(from_address("192.0.2.1"), f"paper:{number}")


def test_too_many_tries_is_said_in_plain_words_with_the_minutes(client, kustmeer):
    fields = {"staff_number": "1", "code": "AAAA-AAAA"}
    for _time in range(10):
        assert client.post(reverse("accounts:paper_code"), fields).status_code == 422
    answer = client.post(reverse("accounts:paper_code"), fields)
    assert answer.status_code == 429
    assert 3500 < int(answer["Retry-After"]) <= 3600
    assert "Over 60 minuten kan het weer" in answer.content.decode()


@pytest.mark.parametrize("name", ["paper_code", "password", "mail", "key"])
def test_every_way_in_has_the_limit_of_an_address(client, kustmeer, name):
    sent = {"staff_number": "1", "code": "AAAA-AAAA", "answer": "{}", "password": "x" * 12}
    statuses = [
        client.post(reverse(f"accounts:{name}"), {**sent, "email": f"n{number}@zorg.example"}).status_code
        for number in range(21)
    ]
    assert statuses[-1] == 429


def test_the_address_is_believed_from_our_own_proxy_only(settings):
    forged = from_address("10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1")
    assert network.client_address(forged) == "10.0.0.1"
    settings.ENVIRONMENT = type("Told", (), {"trusted_proxies": 1})()
    assert network.client_address(forged) == "192.0.2.1"
    settings.ENVIRONMENT = type("Told", (), {"trusted_proxies": 2})()
    assert network.client_address(forged) == "203.0.113.9"


def test_no_address_is_kept_and_the_key_changes_each_day(db, monkeypatch):
    request = from_address("192.0.2.1")
    count_try(request)
    kept = bytes(Tries.objects.get().key)
    assert b"192" not in kept
    assert len(kept) == 32
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(network.timezone, "now", lambda: tomorrow)
    assert network.address_key(request) != kept


def test_old_keys_are_forgotten(db):
    count_try(from_address("192.0.2.1"))
    Tries.objects.update(since=timezone.now() - timedelta(days=2))
    assert throttle.forget_old_tries() == 1


def _together(number: int, deed) -> list:
    """Do it ``number`` times at once, each in a connection of its own."""
    gate, done, lock = threading.Barrier(number), [], threading.Lock()

    def one() -> None:
        gate.wait()
        try:
            outcome = deed()
        finally:
            connections.close_all()
        with lock:
            done.append(outcome)

    threads = [threading.Thread(target=one) for _each in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


@pytest.mark.concurrent
def test_thirty_tries_at_once_are_all_counted(committed_database):
    def once() -> bool:
        try:
            count_try(from_address("192.0.2.1"))
        except TooManyTries:
            return False
        return True

    assert sorted(_together(30, once)) == [False] * 10 + [True] * 20


@pytest.mark.concurrent
def test_a_code_posted_twice_at_once_opens_one_session(committed_database):
    with inside(cast.KUSTMEER):
        wietske = Member.objects.select_related("organisation", "user").get(pk=cast.IDS["wietske"])
        code = services.issue_paper_code(wietske, None).code

    def once() -> int:
        fields = {"staff_number": wietske.staff_number, "code": code}
        return Client().post(reverse("accounts:paper_code"), fields).status_code

    assert sorted(_together(6, once)) == [302] + [422] * 5
    assert Session.objects.filter(member_id=wietske.pk).count() == 1
    connection.close()


def test_an_unknown_staff_number_on_a_tablet_takes_the_same_work(browser_of, aicha, wietske, monkeypatch):
    services.set_pin(member=wietske, pin=PIN)
    tablet = browser_of(aicha)
    tablet.post(reverse("accounts:tablets"), {"label": "Duinroos"})
    hashed = []
    monkeypatch.setattr(devices, "make_password", lambda pin: hashed.append("new"))
    monkeypatch.setattr(devices, "check_password", lambda pin, known: hashed.append("compared"))
    said = []
    for number in (wietske.staff_number, "99999", "00103"):
        answer = tablet.post(reverse("accounts:pin"), {"staff_number": number, "pin": "999999"})
        said.append(answer.status_code)
        assert "horen niet bij elkaar" in answer.content.decode()
    assert said == [422, 422, 422]
    assert len(hashed) == 3


def test_asking_for_a_code_takes_as_long_for_an_address_that_nobody_has(client, fenna):
    took = []
    for email in (fenna.email, "niemand@zorg.example"):
        began = time.monotonic()
        client.post(reverse("accounts:mail"), {"email": email})
        took.append(time.monotonic() - began)
    assert min(took) >= MAIL_TAKES.total_seconds()


def test_no_code_and_no_pin_in_logs_happenings_or_tables(client, wietske, fenna, caplog):
    caplog.set_level(logging.DEBUG)
    code = services.issue_paper_code(wietske, fenna).code
    client.post(reverse("accounts:paper_code"), {"staff_number": wietske.staff_number, "code": code})
    client.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": PIN, "again": PIN})
    path = services.first_administrator_link(wietske)
    client.post(reverse("accounts:sign_out"))
    client.post(reverse("accounts:pin"), {"pin": "739152"})
    token = path.rstrip("/").rsplit("/", 1)[1]
    kept = caplog.text + str(list(Happening.objects.values_list("kind", "facts")))
    kept += str(list(PaperCode.objects.values())) + str(list(Session.objects.values()))
    assert [secret for secret in (code, PIN, "739152", token) if secret in kept] == []


def test_happenings_tell_what_was_done(client, wietske, fenna):
    code = services.issue_paper_code(wietske, fenna).code
    client.post(reverse("accounts:paper_code"), {"staff_number": wietske.staff_number, "code": code})
    client.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": PIN, "again": PIN})
    client.post(reverse("accounts:sign_out"))
    assert list(Happening.objects.order_by("at").values_list("kind", flat=True)) == [
        "accounts.CodeIssued",
        "accounts.CodeSpent",
        "accounts.SignedIn",
        "accounts.FactorsChanged",
        "accounts.DeviceTrusted",
        "accounts.LaneRaised",
        "accounts.SignedOut",
    ]


def test_a_mail_code_waits_ten_minutes_only(client, fenna, monkeypatch):
    client.post(reverse("accounts:mail"), {"email": fenna.email})
    assert len(mail.outbox) == 1
    assert client.get(reverse("accounts:mail_code")).status_code == 200
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 601)
    assert client.get(reverse("accounts:mail_code")).status_code == 302


def test_whoever_has_a_whole_ipv6_network_has_the_tries_of_one_address(db):
    """A provider gives one connection a /64: billions of addresses to guess from."""
    first, second = (from_address(f"2001:db8:1:1::{end}") for end in (1, 2))
    elsewhere = from_address("2001:db8:1:2::1")
    assert network.address_key(first) == network.address_key(second) != network.address_key(elsewhere)


def test_an_emergency_code_posted_twice_at_once_counts_once(committed_database):
    with inside(cast.KUSTMEER):
        user = Member.objects.select_related("user").get(pk=cast.IDS["fenna"]).user
        code = credentials.new_recovery_codes(user)[0]
    gate = threading.Barrier(4)

    def spend(_number):
        connection.ensure_connection()
        gate.wait(timeout=60)
        try:
            return credentials.recovery_code_matches(user, code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(spend, range(4))) == [False, False, False, True]
