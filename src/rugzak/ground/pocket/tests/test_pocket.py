"""The worker's list, the manifest's colours, and receipts that go."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.pocket import services
from rugzak.ground.pocket.models import Receipt
from rugzak.ground.pocket.words import RECEIPTS_KEPT


def test_the_worker_stands_at_the_root_and_is_asked_for_each_time(db: None) -> None:
    answer = Client().get("/broekzak.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "importScripts(" in answer.content.decode()


def test_another_language_is_another_worker(db: None) -> None:
    dutch, english = Client(), Client()
    english.cookies["taal"] = "en"
    assert dutch.get("/broekzak.js").content != english.get("/broekzak.js").content


def test_old_receipts_are_forgotten(samira: Member) -> None:
    for age in (timedelta(), RECEIPTS_KEPT + timedelta(days=1)):
        Receipt.objects.create(member=samira, key=uuid4(), deed="note", href="/", at=timezone.now() - age)
    services.forget_old_receipts(at=timezone.now())
    assert Receipt.objects.count() == 1
