"""What anyone may read or send."""

import json
import logging

import pytest
from django.conf import settings as our_settings
from django.test import Client

from rugzak.config.environment import Environment
from rugzak.config.pages.tests.test_logs import lines_of


def test_every_answer_carries_the_headers_that_keep_people_safe(client, db):
    for address in ("/toegankelijkheid/", "/healthz", "/bestaat-niet/"):
        headers = client.get(address).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "report-uri /csp/" in headers["Content-Security-Policy"]


def test_the_accessibility_statement_is_open_and_says_what_is_not_known(client, db):
    page = client.get("/toegankelijkheid/")
    assert page.status_code == 200
    assert "WCAG 2.2" in page.content.decode()
    assert "nog niet getest" in page.content.decode()


def test_security_txt_names_a_real_mailbox_or_does_not_exist(client, db, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:veilig@zorg.example"
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Contact: mailto:veilig@zorg.example" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "mail_from", "contact"),
    [
        ("", "", ""),
        ("", "Rugzak <rugzak@zorg.example>", "mailto:rugzak@zorg.example"),
        ("veilig@zorg.example", "Rugzak <rugzak@zorg.example>", "mailto:veilig@zorg.example"),
        ("https://zorg.example/veilig", "", "https://zorg.example/veilig"),
    ],
)
def test_who_reports_a_hole_reaches_the_operator(monkeypatch, given, mail_from, contact):
    monkeypatch.setenv("RUGZAK_SECURITY_CONTACT", given)
    monkeypatch.setenv("RUGZAK_MAIL_FROM", mail_from)
    assert Environment.read().security_contact == contact


def test_robots_are_sent_away(client, db):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def report(**told: str) -> str:
    return json.dumps({"csp-report": told})


def test_a_report_of_what_was_blocked_keeps_no_page_and_no_query(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    body = report(
        **{
            "effective-directive": "script-src",
            "blocked-uri": "https://kwaad.example/x.js?naam=Wietske",
            "document-uri": "https://rugzak.example/mensen/Wietske/",
        }
    )
    answer = Client(enforce_csrf_checks=True).post("/csp/", body, content_type="application/csp-report")
    (line,) = [line for line in lines_of(caplog) if line["logger"] == "rugzak.csp"]
    assert answer.status_code == 204
    assert (line["rule"], line["blocked"]) == ("script-src", "kwaad.example")
    assert "Wietske" not in json.dumps(line)


@pytest.mark.parametrize("body", ["", "geen json", "[]", '{"csp-report": 3}', "x" * 20_000])
def test_a_report_that_is_none_is_thanked_and_dropped(
    db: None, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    answer = Client().post("/csp/", body, content_type="application/csp-report")
    assert answer.status_code == 204
    assert [record for record in caplog.records if record.name == "rugzak.csp"] == []


def test_the_languages_are_those_of_the_settings():
    assert [code for code, _ in our_settings.LANGUAGES] == ["nl", "nl-be", "en"]
