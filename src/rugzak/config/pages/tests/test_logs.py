"""What is written down about a request, and what is not."""

import json
import logging
import sys
from typing import Any

import pytest
from django.test import Client

from rugzak.config.pages.logs import JsonLines, scrubbed
from rugzak.config.pages.numbers import numbered
from rugzak.config.pages.tests.routes import SECRET

ID = "01900000-0000-7000-8000-000000000102"


def lines_of(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(JsonLines().format(record)) for record in caplog.records]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("GET /zoek/?naam=Wietske HTTP", "GET /zoek/?… HTTP"),
        ("from wietske.hoekstra+1@zorg.example.nl.", "from …@…."),
        ("/deur/aB3dE6gH9jK2mN5pQ8sT1/", "/deur/…/"),
        (f"/bezoeken/{ID}/", f"/bezoeken/{ID}/"),
        ("Internal Server Error: /meldingen/", "Internal Server Error: /meldingen/"),
        ("django.core.exceptions.SuspiciousOperation", "django.core.exceptions.SuspiciousOperation"),
    ],
)
def test_a_line_holds_no_search_words_addresses_or_tokens(text: str, left: str) -> None:
    assert scrubbed(text) == left


def test_a_line_is_json_with_the_number_of_its_request() -> None:
    record = logging.LogRecord("rugzak.proef", logging.INFO, "x.py", 1, "gedaan: %s", ("ja",), None)
    with numbered() as number:
        line = json.loads(JsonLines().format(record))
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "info", "logger": "rugzak.proef", "message": "gedaan: ja", "request": number}


def test_an_exception_leaves_its_kind_and_place_but_not_its_words() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "mis", (), sys.exc_info())
    line = JsonLines().format(record)
    assert SECRET not in line
    assert json.loads(line)["trouble"] == "ValueError"
    assert json.loads(line)["where"][-1].startswith("rugzak/config/pages/tests/test_logs.py:")


@pytest.mark.urls("rugzak.config.pages.tests.routes")
def test_a_request_is_one_line_with_the_pattern_of_its_address(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answer = Client().get("/proef/echo/geheime-sleutel/?naam=Wietske")
    (line,) = [line for line in lines_of(caplog) if line["logger"] == "rugzak.request"]
    assert line["route"] == "/proef/echo/<str:token>/"
    assert (line["method"], line["status"]) == ("GET", 200)
    assert answer.headers["X-Request-Number"]
    assert not {"Wietske", "geheime-sleutel"} & set(json.dumps(line).replace("/", " ").split())


@pytest.mark.urls("rugzak.config.pages.tests.routes")
def test_a_failing_request_leaves_no_secret_in_any_line(db: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    Client(raise_request_exception=False).get(f"/proef/fout/?q={SECRET}")
    lines = lines_of(caplog)
    assert any(line.get("trouble") == "RuntimeError" for line in lines)
    assert SECRET not in json.dumps([line for line in lines if line["logger"] != "django.db.backends"])


def test_health_is_asked_often_and_not_written_down(db: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    Client().get("/healthz")
    assert [line for line in lines_of(caplog) if line["logger"] == "rugzak.request"] == []
