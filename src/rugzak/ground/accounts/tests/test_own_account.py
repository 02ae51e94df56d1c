"""Mijn account: PIN, password, codes of an app, passkeys, language, light or dark."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse

from rugzak.ground.accounts import queries, services
from rugzak.ground.accounts.codes import SIGNS, as_typed, new_paper_code
from rugzak.ground.accounts.models import Member, Pin
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.words import Lane

PASSWORD = "vier losse woorden achtereen"


def app_code(secret: str, step: int = 0) -> str:
    return format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30 + step))


def with_app(browser: Client) -> tuple[str, list[str]]:
    """Turn on codes of an app; gives the secret and the emergency codes."""
    page = browser.get(reverse("accounts:app_codes")).content.decode()
    secret = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page).group()
    answer = browser.post(reverse("accounts:app_codes"), {"code": app_code(secret)})
    assert answer.status_code == 200, answer.content.decode()
    return secret, re.findall(r"<code>(\d{8})</code>", answer.content.decode())


def test_a_password_with_a_code_of_the_app_gives_the_full_lane(browser_of, fenna):
    services.set_password(member=fenna, password=PASSWORD)
    secret, _codes = with_app(browser_of(fenna))
    laptop = Client()
    first = laptop.post(reverse("accounts:password"), {"email": fenna.email, "password": PASSWORD})
    assert first["Location"] == reverse("accounts:second_step")
    assert "member_id" not in laptop.session
    assert laptop.post(first["Location"], {"code": "000000"}).status_code == 422
    assert laptop.post(first["Location"], {"code": app_code(secret, 1)})["Location"] == "/"
    assert laptop.session["lane"] == Lane.FULL


def test_a_code_of_the_app_works_once(browser_of, fenna):
    secret, _codes = with_app(browser_of(fenna))
    code = app_code(secret, 1)
    assert credentials.totp_matches(fenna.user, code)
    assert not credentials.totp_matches(fenna.user, code)


def test_ten_emergency_codes_of_which_each_works_once(browser_of, fenna):
    services.set_password(member=fenna, password=PASSWORD)
    _secret, codes = with_app(browser_of(fenna))
    assert len(set(codes)) == 10
    for status in (302, 422):
        laptop = Client()
        laptop.post(reverse("accounts:password"), {"email": fenna.email, "password": PASSWORD})
        assert laptop.post(reverse("accounts:second_step"), {"code": codes[0]}).status_code == status


def test_a_mail_code_asks_the_app_too(browser_of, fenna):
    with_app(browser_of(fenna))
    laptop = Client()
    laptop.post(reverse("accounts:mail"), {"email": fenna.email})
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()
    answer = laptop.post(reverse("accounts:mail_code"), {"code": code})
    assert answer["Location"] == reverse("accounts:second_step")


def test_the_secret_of_the_app_is_not_readable_in_the_table(browser_of, fenna):
    secret, _codes = with_app(browser_of(fenna))
    rows = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret.replace(" ", "") not in rows


def test_stopping_the_app_takes_the_emergency_codes_along(browser_of, fenna):
    browser = browser_of(fenna)
    with_app(browser)
    assert browser.post(reverse("accounts:stop_app_codes")).status_code == 302
    assert not Authenticator.objects.exists()


def test_a_new_password_signs_out_everywhere_else(browser_of, fenna):
    here, there = browser_of(fenna), browser_of(fenna)
    assert here.post(reverse("accounts:change_password"), {"new_password": PASSWORD}).status_code == 302
    assert here.get("/toegang/ik/").status_code == 200
    assert there.get("/toegang/ik/").status_code == 302


def test_changing_the_pin(browser_of, wietske):
    browser = browser_of(wietske)
    unequal = browser.post(reverse("accounts:change_pin"), {"pin": "482915", "again": "482916"})
    assert unequal.status_code == 422
    assert "niet gelijk" in unequal.content.decode()
    number = browser.post(reverse("accounts:change_pin"), {"pin": "000101", "again": "000101"})
    assert number.status_code == 422
    assert not Pin.objects.exists()
    assert (
        browser.post(reverse("accounts:change_pin"), {"pin": "482915", "again": "482915"}).status_code == 302
    )
    assert "482915" not in Pin.objects.get().pin_hash


def test_language_and_theme_stay_with_the_person(browser_of, wietske):
    browser = browser_of(wietske)
    browser.post(reverse("accounts:language"), {"language": "en", "next": "/toegang/ik/"})
    browser.post(reverse("accounts:theme"), {"theme": "dark"})
    page = browser.get("/toegang/ik/").content.decode()
    assert '<html lang="en" data-theme="dark"' in page
    assert "My account" in page
    wietske = Member.objects.get(pk=wietske.pk)
    assert (wietske.language, wietske.theme) == ("en", "dark")
    browser.post(reverse("accounts:language"), {"language": "klingon"})
    browser.post(reverse("accounts:theme"), {"theme": "auto"})
    wietske.refresh_from_db()
    assert (wietske.language, wietske.theme) == ("en", "")


def test_a_flemish_reader_meets_flemish_words(client, kustmeer):
    client.post(reverse("accounts:language"), {"language": "nl-be"})
    assert "Vraag je verantwoordelijke" in client.get(reverse("accounts:sign_in")).content.decode()


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "niets", '{"id": 1}', '{"response": {"userHandle": "x"}}', "null"]
)
def test_nonsense_instead_of_a_passkey_is_refused_kindly(client, kustmeer, answer):
    client.post(reverse("accounts:key_challenge"))
    said = client.post(reverse("accounts:key"), {"answer": answer})
    assert said.status_code == 422
    assert "toegangssleutel past niet" in said.content.decode()


def test_the_challenge_asks_for_verification_and_for_a_key_that_knows_its_owner(client, browser_of, wietske):
    asked = client.post(reverse("accounts:key_challenge")).json()["publicKey"]
    assert asked["userVerification"] == "required"
    assert asked.get("allowCredentials", []) == []
    made = browser_of(wietske).post(reverse("accounts:new_key_challenge")).json()["publicKey"]
    assert made["authenticatorSelection"]["residentKey"] == "required"
    assert made["authenticatorSelection"]["userVerification"] == "required"
    assert made["user"]["name"] == "Wietske Hoekstra"


def test_a_paper_code_carries_forty_bits_without_look_alikes():
    assert len(SIGNS) == 32
    assert not set("01IO") & set(SIGNS)
    assert len({new_paper_code() for _each in range(2000)}) == 2000
    assert as_typed(" ekk7 mps4 ") == "EKK7-MPS4"


def test_ways_in_are_told_as_they_are(browser_of, fenna):
    assert not queries.ways_in_of(fenna).any
    services.set_pin(member=fenna, pin="482915")
    assert queries.ways_in_of(fenna).has_pin
