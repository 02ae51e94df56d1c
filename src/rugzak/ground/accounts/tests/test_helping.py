"""A lost phone is mended by two humans; a leaver's keys elsewhere stay."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from rugzak.ground.accounts import services
from rugzak.ground.accounts.models import Device, PaperCode, Session
from rugzak.ground.accounts.rules import may
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.refusal import Refusal

LOST = "/toegang/collega-zonder-telefoon/"


def start(browser: Client, number: str) -> str:
    answer = browser.post(LOST, {"staff_number": number, "spoken": "on"})
    found = re.search(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}", answer.content.decode())
    assert found, answer.content.decode()
    return found.group()


def try_code(number: str, code: str) -> int:
    return Client().post(reverse("accounts:paper_code"), {"staff_number": number, "code": code}).status_code


def test_two_humans_bring_wietske_back_in(browser_of, wietske, ruben, aicha):
    phone = browser_of(wietske)
    services.trust_device(member=wietske, label="iPhone")
    code = start(browser_of(ruben), wietske.staff_number)
    assert phone.get("/toegang/ik/").status_code == 302
    assert not Device.objects.filter(ended_at=None).exists()
    assert try_code(wietske.staff_number, code) == 422
    office = browser_of(aicha)
    assert "Wietske Hoekstra" in office.get(LOST).content.decode()
    row = PaperCode.objects.get(withdrawn_at=None)
    assert office.post(f"{LOST}{row.pk}/bevestigen/").status_code == 302
    assert try_code(wietske.staff_number, code) == 302
    assert Happening.objects.filter(kind="accounts.PhoneLost", facts__by_id=str(ruben.pk)).count() == 1


def test_the_one_who_made_the_code_cannot_confirm_it(browser_of, wietske, ruben):
    browser = browser_of(ruben)
    start(browser, wietske.staff_number)
    row = PaperCode.objects.get()
    assert "bevestig" not in re.sub(r"bevestigt|bevestigen", "", browser.get(LOST).content.decode())
    assert browser.post(f"{LOST}{row.pk}/bevestigen/").status_code == 403
    with pytest.raises(Refusal):
        services.confirm_lost_phone(code=row, by=ruben)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperCode.objects.update(confirmed_by=ruben)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperCode.objects.update(confirmed_by=wietske)


def test_a_doubtful_code_is_withdrawn(browser_of, wietske, ruben, aicha):
    code = start(browser_of(ruben), wietske.staff_number)
    row = PaperCode.objects.get()
    browser_of(aicha).post(f"{LOST}{row.pk}/intrekken/")
    assert try_code(wietske.staff_number, code) == 422


def test_without_having_spoken_nothing_closes(browser_of, wietske, ruben):
    wietskes = browser_of(wietske)
    answer = browser_of(ruben).post(LOST, {"staff_number": wietske.staff_number})
    assert answer.status_code == 422
    assert "Spreek je collega eerst zelf" in answer.content.decode()
    assert f'value="{wietske.staff_number}"' in answer.content.decode()
    assert wietskes.get("/toegang/ik/").status_code == 200


def test_a_team_lead_helps_the_own_team_only(browser_of, wietske, ruben, samira, greet):
    assert may(ruben, "accounts.start_lost_phone", wietske)
    assert not may(ruben, "accounts.start_lost_phone", samira)
    answer = browser_of(ruben).post(LOST, {"staff_number": samira.staff_number, "spoken": "on"})
    assert answer.status_code == 422
    assert not PaperCode.objects.exists()


def test_a_colleague_may_not_help_and_an_outsider_sees_nothing(browser_of, wietske, hilde, ruben, greet):
    assert browser_of(hilde).get(LOST).status_code == 403
    start(browser_of(ruben), wietske.staff_number)
    row = PaperCode.objects.get()
    assert browser_of(greet).post(f"{LOST}{row.pk}/bevestigen/").status_code == 404


def test_nobody_does_it_alone_for_oneself(aicha):
    with pytest.raises(Refusal):
        services.start_lost_phone(member=aicha, by=aicha)


def test_a_tablet_ends_with_all_that_runs_on_it(browser_of, aicha, ruben, wietske):
    services.set_pin(member=wietske, pin="482915")
    tablet = browser_of(aicha)
    tablet.post(reverse("accounts:tablets"), {"label": "Duinroos"})
    tablet.post(reverse("accounts:pin"), {"staff_number": wietske.staff_number, "pin": "482915"})
    device = Device.objects.get()
    assert Session.objects.filter(device_id=device.pk).count() == 1
    browser_of(ruben).post(reverse("accounts:end_tablet", args=[device.pk]))
    assert Session.objects.filter(device_id=device.pk).count() == 0
    assert tablet.get(reverse("accounts:pin")).status_code == 302
