"""Nonsense at every address that takes a POST: a plain answer, never a 500, and nothing stored by half.

Each address gets what forms of honest people never send, from somebody for whom it
opens. Whoever is refused leaves no trace; a form that comes back keeps what was typed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rugzak.ground.tenancy.models import Organisation
from tests.access.routes import all_routes
from tests.access.rows import all_rows
from tests.access.test_matrix import _arrive, row_counts
from tests.support import cast
from tests.support.access import NOBODY, Row

ROUTES = {route.name: route for route in all_routes()}
TAKING_POST = sorted(
    name
    for name in set(ROUTES) & set(all_rows())
    if ROUTES[name].rule and "POST" in ROUTES[name].rule.methods
)
HUGE = "zorg " * 20_000
ODD = (
    "Zoë \u202e\u200b\ufeff\U0001f9f5\u0301\u0301\u0301 'x\"; DROP TABLE <script>alert(1)</script>"
    " %s {{ 7*7 }} \\u0000"
)
ELSEWHERE = str(cast.IDS["greet"])
# What rows without a valid POST take, as that would need a second person, a device or a mail.
SECRET = {"way": "pin", "pin": "482915", "code": "1234", "password": "x", "answer": "{}"}
LIKELY: dict[str, dict[str, Any]] = {
    "accounts:add_key": {"name": "iPhone", "answer": "{}"},
    "accounts:app_codes": {"code": "123456"},
    "accounts:choose_organisation": {"member": ELSEWHERE},
    "accounts:choose_way": {"choice": "pin", "pin": "482915", "again": "482915"},
    "accounts:confirm": SECRET,
    "accounts:key": {"answer": "{}"},
    "accounts:lost_phone": {"staff_number": "00101", "spoken": "on"},
    "accounts:mail": {"email": "wietske@zorg.example"},
    "accounts:mail_code": {"code": "12345678"},
    "accounts:paper_code": {"staff_number": "00101", "code": "EKK7-MPS4"},
    "accounts:password": {"email": "wietske@zorg.example", "password": "vier losse woorden"},
    "accounts:pin": {"staff_number": "00101", "pin": "482915"},
    "accounts:second_step": {"code": "123456"},
    "accounts:step_up": SECRET,
    "accounts:unlock": SECRET,
}
# The nouns of an organisation are twenty fields that are all alike.
MOST_ALONE = 6
FIELD = re.compile(r'<(?:input|textarea)\b[^>]*?\bname="(?P<name>[^"]+)"[^>]*>')
NOT_TYPED = re.compile(r'type="(?:hidden|password|file|radio|checkbox|submit|color)"')
KINDS: dict[str, Callable[[str, Any], Any]] = {
    "empty": lambda name, value: "",
    "huge": lambda name, value: HUGE,
    "NUL": lambda name, value: "a\x00b",
    "odd signs": lambda name, value: ODD,
    "a number": lambda name, value: "-99999999999999999999",
    "not a number": lambda name, value: "NaN",
    "a date that is none": lambda name, value: "9999-99-99",
    "the last date": lambda name, value: "9999-12-31",
    "many values": lambda name, value: [value, "twee", ""] if not isinstance(value, list) else [*value, "x"],
    "another's id": lambda name, value: ELSEWHERE if _is_id(value) else value,
    "an id that is none": lambda name, value: "0" * 8 if _is_id(value) else "../../etc/passwd",
}


@pytest.mark.parametrize("name", TAKING_POST)
def test_nonsense_gets_a_plain_answer(
    name: str, kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    row = all_rows()[name]
    address = reverse(name, kwargs=row.thing())
    fields = _fields(row)
    browser, _person = _arrive(_subject(row), browser_of)
    before, wrong = row_counts(), []
    for kind, spoil in KINDS.items():
        for sent in _spoiled(fields, spoil):
            with _undone(browser):
                answer = browser.post(address, sent)
                after = row_counts() if 400 <= answer.status_code < 500 else before
            wrong += [f"{kind} {_short(sent)}: {why}" for why in _wrong_with(answer, before, after)]
            wrong += [f"{kind}: lost what was typed at {lost}" for lost in _lost(answer, sent)]
    assert not wrong, "\n".join([f"POST {address}", *wrong])


@pytest.mark.parametrize("name", TAKING_POST)
def test_a_body_that_is_no_form_gets_a_plain_answer(
    name: str, kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    row = all_rows()[name]
    address = reverse(name, kwargs=row.thing())
    bodies = {
        "application/json": b'{"a": [1, 2',
        "multipart/form-data; boundary=x": b"--x\r\nContent-Disposition: form-data; name",
        "application/x-www-form-urlencoded": b"%ff%fe=%00&a=%zz&=&&;;a[]=1",
        "text/plain; charset=nonsense": b"\xff\xfe\x00",
    }
    statuses = {}
    browser, _person = _arrive(_subject(row), browser_of)
    for kind, body in bodies.items():
        with _undone(browser):
            statuses[kind] = browser.generic("POST", address, body, content_type=kind).status_code
    assert {kind: status for kind, status in statuses.items() if status >= 500} == {}


@contextmanager
def _undone(browser: Client) -> Iterator[None]:
    """Afterwards neither the database nor the browser knows of it; an error becomes the answer it gives."""
    cookies, browser.raise_request_exception = copy(browser.cookies), False
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies = cookies


def _subject(row: Row) -> str:
    """Somebody for whom it opens, from Kustmeer; nobody where nobody needs to be somebody."""
    inside = sorted(row.opens_for & set(cast.IDS) - {"greet"})
    return inside[0] if inside else NOBODY


def _fields(row: Row) -> dict[str, Any]:
    """What a valid POST sends; else names that something behind the address may listen to."""
    return (row.sends() if row.sends else {}) or LIKELY.get(row.name, {"sleutel": "x"})


def _spoiled(fields: dict[str, Any], spoil: Callable[[str, Any], Any]) -> list[dict[str, Any]]:
    """Everything spoiled at once, and each field on its own among good ones."""
    alone = list(fields.items())[:MOST_ALONE]
    one_by_one = [fields | {name: spoil(name, value)} for name, value in alone]
    return [{name: spoil(name, value) for name, value in fields.items()}, *one_by_one]


def _wrong_with(answer: HttpResponse, before: dict[str, int], after: dict[str, int]) -> list[str]:
    if answer.status_code >= 500:
        return [f"{answer.status_code}"]
    if answer.status_code >= 400 and after != before:
        return [
            f"{answer.status_code}, but stored { ({k: after[k] - before[k] for k in after if after[k] != before[k]}) }"
        ]
    if answer.status_code == 422 and b"<form" not in answer.content and b"<h1" not in answer.content:
        return ["422 without a page"]
    return []


def _lost(answer: HttpResponse, sent: dict[str, Any]) -> list[str]:
    """Fields of a form that came back without what was typed in them. Secrets are never put back."""
    if answer.status_code != 422:
        return []
    page = answer.content.decode()
    typed = {name: value for name, value in sent.items() if isinstance(value, str) and "\0" not in value}
    shown = {found["name"] for found in FIELD.finditer(page) if not NOT_TYPED.search(found[0])}
    return [name for name in sorted(shown & set(typed)) if html.escape(typed[name]) not in page]


def _is_id(value: Any) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


def _short(sent: dict[str, Any]) -> str:
    return html.escape(str({name: str(value)[:20] for name, value in sent.items()}))[:200]
