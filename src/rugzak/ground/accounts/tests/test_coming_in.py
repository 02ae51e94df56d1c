"""Coming in: with a code on paper, a PIN, mail, a password, a link."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rugzak.ground.accounts import services
from rugzak.ground.accounts.models import Device, Member, PaperCode, Pin, Session
from rugzak.ground.accounts.services.entering import user_of
from rugzak.ground.accounts.words import Lane
from rugzak.ground.tenancy.context import inside

PIN = "482915"


def session_of(client: Client) -> dict:
    return dict(client.session.items())


def come_in_on_paper(client: Client, member: Member, by: Member | None = None) -> None:
    code = services.issue_paper_code(member, by)
    answer = client.post(
        reverse("accounts:paper_code"), {"staff_number": member.staff_number, "code": code.code}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == reverse("accounts:choose_way")


def own_phone(client: Client, member: Member) -> None:
    """Wietske chose a PIN on her own phone, and signed out."""
    come_in_on_paper(client, member)
    answer = client.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": PIN, "again": PIN})
    assert answer.status_code == 302, answer.content.decode()
    client.post(reverse("accounts:sign_out"))


def test_the_first_page_offers_every_way_in(client, kustmeer):
    words = client.get(reverse("accounts:sign_in")).content.decode()
    for word in ("Ik heb een code op papier", "Ik krijg een code per e-mail", "Ik heb een wachtwoord"):
        assert word in words


def test_a_carer_without_mailbox_comes_in_with_a_code_and_chooses_a_pin(client, wietske, ruben):
    come_in_on_paper(client, wietske, ruben)
    before = client.session.session_key
    assert session_of(client)["lane"] == Lane.LOW
    page = client.get(reverse("accounts:choose_way"))
    assert page.status_code == 200
    assert "Welkom, Wietske" in page.content.decode()
    answer = client.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": PIN, "again": PIN})
    assert answer["Location"] == "/"
    assert session_of(client)["lane"] == Lane.FULL
    assert client.session.session_key != before
    cookie = answer.cookies["apparaat"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert Device.objects.get(member=wietske).kind == "own"


def test_until_a_choice_is_made_nothing_else_opens(client, wietske):
    come_in_on_paper(client, wietske)
    answer = client.get(reverse("accounts:me"))
    assert answer["Location"].startswith(reverse("accounts:choose_way"))


def test_on_a_tablet_of_the_team_nothing_is_chosen_and_the_lane_stays_low(client, wietske):
    come_in_on_paper(client, wietske)
    answer = client.post(reverse("accounts:choose_way"), {"choice": "shared"})
    assert answer["Location"] == "/"
    assert session_of(client)["lane"] == Lane.LOW
    assert not Device.objects.exists()
    assert not Pin.objects.exists()


@pytest.mark.parametrize("code", ["eerste", "kort"])
def test_a_code_works_once(client, wietske, code):
    issued = services.issue_paper_code(wietske, None)
    typed = issued.code.lower().replace("-", " ") if code == "kort" else issued.code
    fields = {"staff_number": f" {wietske.staff_number} ", "code": typed}
    assert client.post(reverse("accounts:paper_code"), fields).status_code == 302
    again = Client().post(reverse("accounts:paper_code"), fields)
    assert again.status_code == 422
    assert "horen niet bij elkaar" in again.content.decode()


def test_a_new_code_withdraws_the_former_one(client, wietske):
    former = services.issue_paper_code(wietske, None)
    services.issue_paper_code(wietske, None)
    fields = {"staff_number": wietske.staff_number, "code": former.code}
    assert client.post(reverse("accounts:paper_code"), fields).status_code == 422


def test_a_code_is_over_after_24_hours(client, wietske, monkeypatch):
    issued = services.issue_paper_code(wietske, None)
    PaperCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    fields = {"staff_number": wietske.staff_number, "code": issued.code}
    assert client.post(reverse("accounts:paper_code"), fields).status_code == 422


def test_the_same_sentence_for_a_wrong_number_and_a_wrong_code(client, wietske, yusuf):
    issued = services.issue_paper_code(wietske, None)

    def sentence(**fields: str) -> str:
        body = client.post(reverse("accounts:paper_code"), fields).content.decode()
        found = re.search(r"Deze code en dit personeelsnummer[^<]*", body)
        assert found
        return found.group()

    said = {
        sentence(staff_number=yusuf.staff_number, code=issued.code),
        sentence(staff_number=wietske.staff_number, code="AAAA-AAAA"),
        sentence(staff_number="99999", code="AAAA-AAAA"),
    }
    assert len(said) == 1
    fields = {"staff_number": wietske.staff_number, "code": issued.code}
    assert client.post(reverse("accounts:paper_code"), fields).status_code == 302


@pytest.mark.parametrize("pin", ["123456", "111111", "654321", "121212", "12345", "abcdef", "1234567890123"])
def test_an_easy_pin_is_refused_and_nothing_is_stored(client, wietske, pin):
    come_in_on_paper(client, wietske)
    answer = client.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": pin, "again": pin})
    assert answer.status_code == 422
    assert f'value="{pin}"' not in answer.content.decode()
    assert not Pin.objects.exists()


def test_a_known_phone_greets_by_name_and_asks_the_pin(client, wietske):
    own_phone(client, wietske)
    assert client.get(reverse("accounts:sign_in"))["Location"] == reverse("accounts:pin")
    assert "Hoi Wietske, je pincode" in client.get(reverse("accounts:pin")).content.decode()
    answer = client.post(reverse("accounts:pin"), {"pin": PIN, "next": "/toegang/ik/"})
    assert answer["Location"] == "/toegang/ik/"
    assert session_of(client)["lane"] == Lane.FULL


def test_the_fifth_wrong_pin_ends_the_phone_with_a_kind_sentence(client, wietske):
    own_phone(client, wietske)
    for left in ("4 keer", "3 keer", "2 keer", "één keer"):
        answer = client.post(reverse("accounts:pin"), {"pin": "999999"})
        assert answer.status_code == 422
        assert left in answer.content.decode()
    last = client.post(reverse("accounts:pin"), {"pin": "999999"})
    assert "Dit apparaat kent je niet meer" in last.content.decode()
    assert client.post(reverse("accounts:pin"), {"pin": PIN})["Location"].startswith(
        reverse("accounts:sign_in")
    )
    assert Device.objects.get().ended_at is not None


def test_a_pin_on_another_phone_is_worth_nothing(client, wietske):
    own_phone(client, wietske)
    assert Client().post(reverse("accounts:pin"), {"pin": PIN})["Location"] == reverse("accounts:sign_in")


def shared_tablet(aicha: Member, browser: Client) -> None:
    answer = browser.post(reverse("accounts:tablets"), {"label": "Duinroos"})
    assert answer["Location"] == reverse("accounts:pin")
    assert "member_id" not in browser.session


def test_a_shared_tablet_gives_the_low_lane_with_a_short_clock(browser_of, aicha, wietske):
    services.set_pin(member=wietske, pin=PIN)
    tablet = browser_of(aicha)
    shared_tablet(aicha, tablet)
    assert "Deze tablet is gedeeld" in tablet.get(reverse("accounts:pin")).content.decode()
    answer = tablet.post(reverse("accounts:pin"), {"staff_number": wietske.staff_number, "pin": PIN})
    assert answer["Location"] == "/"
    held = session_of(tablet)
    assert (held["lane"], held["shared"], held["member_id"]) == (Lane.LOW, True, str(wietske.pk))
    assert answer.cookies["rugzak"]["max-age"] == ""
    up = tablet.get(reverse("accounts:change_pin"))
    assert up["Location"].startswith(reverse("accounts:step_up"))


def test_wrong_pins_on_a_shared_tablet_shut_nobody_out(browser_of, aicha, wietske):
    services.set_pin(member=wietske, pin=PIN)
    tablet = browser_of(aicha)
    shared_tablet(aicha, tablet)
    for _time in range(7):
        tablet.post(reverse("accounts:pin"), {"staff_number": wietske.staff_number, "pin": "999999"})
    answer = tablet.post(reverse("accounts:pin"), {"staff_number": wietske.staff_number, "pin": PIN})
    assert answer.status_code == 302


def code_in_mail() -> str:
    found = re.search(r"\d{4}-?\d{4}", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found.group()


def test_a_code_by_mail_gives_the_low_lane(client, fenna):
    client.post(reverse("accounts:mail"), {"email": fenna.email.upper()})
    message = mail.outbox[0]
    assert message.to == [fenna.email.upper()] or message.to == [fenna.email]
    assert "Fenna" not in message.body
    assert "http" not in message.body
    answer = client.post(reverse("accounts:mail_code"), {"code": code_in_mail(), "next": "/toegang/ik/"})
    assert answer["Location"] == "/toegang/ik/"
    assert session_of(client)["lane"] == Lane.LOW


def test_a_code_by_mail_only_works_in_the_browser_that_asked_and_once(client, fenna):
    client.post(reverse("accounts:mail"), {"email": fenna.email})
    code = code_in_mail()
    assert Client().post(reverse("accounts:mail_code"), {"code": code})["Location"] == reverse(
        "accounts:mail"
    )
    assert client.get(reverse("accounts:mail_code")).status_code == 200
    assert client.post(reverse("accounts:mail_code"), {"code": code}).status_code == 302
    client.post(reverse("accounts:sign_out"))
    assert client.post(reverse("accounts:mail_code"), {"code": code})["Location"] == reverse("accounts:mail")


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, fenna):
    known = client.post(reverse("accounts:mail"), {"email": fenna.email})
    stranger = Client()
    unknown = stranger.post(reverse("accounts:mail"), {"email": "niemand@zorg.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1
    pages = [one.get(reverse("accounts:mail_code")) for one in (client, stranger)]
    words = [re.sub(r'value="[^"]{40,}"|content="[^"]{40,}"', "", one.content.decode()) for one in pages]
    assert words[0] == words[1]


def test_three_wrong_mail_codes_end_the_code(client, fenna):
    client.post(reverse("accounts:mail"), {"email": fenna.email})
    code = code_in_mail()
    for _time in range(3):
        client.post(reverse("accounts:mail_code"), {"code": "0000-0000"})
    assert client.post(reverse("accounts:mail_code"), {"code": code})["Location"] == reverse("accounts:mail")


def with_password(member: Member) -> None:
    services.set_password(member=member, password="vier losse woorden achtereen")


def test_a_password_alone_gives_the_low_lane(client, fenna):
    with_password(fenna)
    fields = {"email": fenna.email, "password": "vier losse woorden achtereen"}
    assert client.post(reverse("accounts:password"), fields).status_code == 302
    assert session_of(client)["lane"] == Lane.LOW
    wrong = Client().post(reverse("accounts:password"), {**fields, "password": "iets-heel-anders"})
    unknown = Client().post(reverse("accounts:password"), {**fields, "email": "niemand@zorg.example"})
    assert wrong.status_code == unknown.status_code == 422
    assert "iets-heel-anders" not in wrong.content.decode()


def test_an_invitation_is_not_spent_by_looking_and_works_once(client, kustmeer, wietske, fenna):
    assert services.invite(wietske, fenna) == wietske.email
    link = re.search(r"http\S+", mail.outbox[0].body).group()
    path = link[link.index("/toegang/") :]
    for _time in range(3):
        assert Client().get(path).status_code == 200
    assert client.post(path)["Location"] == reverse("accounts:choose_way")
    assert Client().post(path).status_code == 422


def test_who_has_no_address_is_invited_on_paper(wietske, fenna):
    Member.objects.filter(pk=wietske.pk).update(email="")
    wietske.refresh_from_db()
    issued = services.invite(wietske, fenna)
    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}", issued.code)
    assert issued.code not in repr(issued)


def test_an_invitation_also_passes_through_the_post_of_the_installation(wietske, fenna, settings):
    settings.EMAIL_BACKEND = "rugzak.ground.notices.backend.OutboxBackend"
    Member.objects.filter(pk=wietske.pk).update(user=None, email="wietske.nieuw@zorg.example")
    unknown = Member.objects.select_related("organisation", "user").get(pk=wietske.pk)
    assert services.invite(unknown, fenna) == "wietske.nieuw@zorg.example"


def test_when_no_mail_can_be_made_there_is_a_code_for_paper(wietske, fenna, monkeypatch):
    monkeypatch.setattr("rugzak.ground.accounts.services.codes.send_mail", lambda *mail: 0)
    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}", services.invite(wietske, fenna).code)


def test_the_first_administrator_chooses_a_password_through_the_link(client, aicha):
    path = services.first_administrator_link(aicha)
    client.post(path)
    words = "een blauwe fiets in de regen"
    answer = client.post(reverse("accounts:choose_way"), {"choice": "password", "new_password": words})
    assert answer["Location"] == "/", answer.content.decode()
    assert session_of(client)["lane"] == Lane.FULL


@pytest.mark.parametrize(
    "password", ["kort", "aicha van den berg", "kustmeerkustmeer", "passwordpassword1"[:8]]
)
def test_a_weak_password_is_refused(client, aicha, password):
    client.post(services.first_administrator_link(aicha))
    answer = client.post(reverse("accounts:choose_way"), {"choice": "password", "new_password": password})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "wanted", ["https://kwaad.example/", "//kwaad.example", "javascript:alert(1)", "/\\kwaad"]
)
def test_next_stays_on_our_own_site(client, wietske, wanted):
    own_phone(client, wietske)
    assert client.post(reverse("accounts:pin"), {"pin": PIN, "next": wanted})["Location"] == "/"


def test_without_a_token_of_the_form_nothing_is_tried(wietske):
    strict = Client(enforce_csrf_checks=True)
    issued = services.issue_paper_code(wietske, None)
    fields = {"staff_number": wietske.staff_number, "code": issued.code}
    assert strict.post(reverse("accounts:paper_code"), fields).status_code == 403
    assert PaperCode.objects.get(withdrawn_at=None).used_at is None


def test_a_leaver_cannot_come_in(client, wietske):
    own_phone(client, wietske)
    Member.objects.filter(pk=wietske.pk).update(ended_at=timezone.now())
    assert client.post(reverse("accounts:pin"), {"pin": PIN})["Location"].startswith(
        reverse("accounts:sign_in")
    )


def test_who_works_at_two_organisations_chooses_one(client, fenna, greet):
    with inside(greet.organisation_id):
        Member.objects.filter(pk=greet.pk).update(user=fenna.user)
        again = Member.objects.select_related("organisation", "user").get(pk=greet.pk)
        user_of(member=again)
    client.post(reverse("accounts:mail"), {"email": fenna.email})
    answer = client.post(reverse("accounts:mail_code"), {"code": code_in_mail()})
    assert answer["Location"] == reverse("accounts:choose_organisation")
    assert "De Klaverhoek" in client.get(answer["Location"]).content.decode()
    client.post(answer["Location"], {"member": str(greet.pk)})
    assert session_of(client)["member_id"] == str(greet.pk)


def test_signing_out_ends_the_session_on_the_server(client, wietske):
    own_phone(client, wietske)
    client.post(reverse("accounts:pin"), {"pin": PIN})
    key = client.session.session_key
    answer = client.post(reverse("accounts:sign_out"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert not Session.objects.filter(session_key=key).exists()
    assert Client().post(reverse("accounts:sign_out"))["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_the_first_time_on_a_shared_tablet_has_its_short_clock_and_never_makes_it_ones_own(
    browser_of, aicha, wietske
):
    """Else the last carer who came in with a code stays open for the next for an hour."""
    tablet = browser_of(aicha)
    shared_tablet(aicha, tablet)
    come_in_on_paper(tablet, wietske, aicha)
    assert session_of(tablet)["shared"] is True
    words = tablet.get(reverse("accounts:choose_way")).content.decode()
    assert "Dit apparaat is niet van mij" in words
    assert "Met een pincode op mijn eigen telefoon" not in words
    tablet.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": PIN, "again": PIN})
    tablet.post(reverse("accounts:new_key_challenge"))
    assert (session_of(tablet)["lane"], session_of(tablet)["must_choose"]) == (Lane.LOW, True)
    assert not Device.objects.filter(member=wietske).exists()
    tablet.post(reverse("accounts:choose_way"), {"choice": "shared", "shared-pin": PIN, "shared-again": PIN})
    held = session_of(tablet)
    assert (held["lane"], held["shared"], held["must_choose"]) == (Lane.LOW, True, False)
