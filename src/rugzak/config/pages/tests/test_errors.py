"""What people see when something goes wrong."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from rugzak.config.pages.errors import SHORT_WORDS, error_page
from rugzak.config.pages.numbers import ALPHABET, LENGTH
from rugzak.config.pages.tests.routes import SECRET

pytestmark = pytest.mark.urls("rugzak.config.pages.tests.routes")
FRAGMENT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def browser(db: None) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/bestaat-niet/", 404, "Hier is niets"),
        ("/proef/verboden/", 403, "Dit kan nu niet"),
        ("/proef/fout/", 500, "Dit ging mis bij ons"),
        ("/proef/druk/", 503, "Rugzak is even dicht"),
    ],
)
def test_each_error_has_a_designed_page_with_its_number(
    browser: Client, address: str, status: int, words: str
) -> None:
    answer = browser.get(address)
    page = answer.content.decode()
    number = answer.headers["X-Request-Number"]
    assert (answer.status_code, words in page, number in page) == (status, True, True)
    assert len(number) == LENGTH
    assert set(number) <= set(ALPHABET)
    assert SECRET not in page
    assert "never shown" not in page
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/bestaat-niet/", "/proef/verboden/", "/proef/fout/", "/proef/druk/"])
def test_a_fragment_gets_a_toast_and_no_page(browser: Client, address: str) -> None:
    answer = browser.get(address, **FRAGMENT)
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("#toasts", "beforeend")
    assert "<html" not in answer.content.decode()
    assert "data-toast" in answer.content.decode()


def test_a_boosted_link_gets_the_whole_page(browser: Client) -> None:
    answer = browser.get("/bestaat-niet/", **FRAGMENT, HTTP_HX_BOOSTED="true")
    assert "<html" in answer.content.decode()


@pytest.mark.parametrize("status", SHORT_WORDS)
def test_every_page_can_be_made_without_a_request_or_a_database(status: int) -> None:
    answer = error_page(None, status)
    assert (answer.status_code, b"<h1>" in answer.content) == (status, True)
    assert ("Retry-After" in answer.headers) == (status in (429, 503))


def test_without_a_database_people_hear_that_we_are_closed_and_when_to_come_back(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from psycopg import OperationalError  # noqa: PLC0415

    def no_answer(*_: Any, **__: Any) -> None:
        raise OperationalError("connection refused, at an address that is nobody's business")

    connection.close()
    monkeypatch.setattr(connection, "get_new_connection", no_answer)
    answer = browser.get("/proef/vraag/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Rugzak is even dicht" in answer.content.decode()


def test_a_form_that_is_too_large_is_refused_in_words(browser: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = browser.post("/proef/echo/", {"text": "x" * 2000})
    assert (answer.status_code, "Dit is te groot" in answer.content.decode()) == (413, True)


def test_a_body_beyond_all_measure_is_refused_before_it_is_read(browser: Client, settings: Any) -> None:
    settings.LARGEST_BODY = 1000
    answer = browser.post("/proef/echo/", data=b"x" * 2000, content_type="application/octet-stream")
    assert answer.status_code == 413


def test_a_body_of_unknown_size_is_a_bad_request(browser: Client) -> None:
    assert browser.get("/proef/echo/", CONTENT_LENGTH="veel").status_code == 400


def test_a_host_that_is_not_ours_is_a_bad_request(browser: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["rugzak.example"]
    answer = browser.get("/proef/echo/", HTTP_HOST="elders.example")
    assert (answer.status_code, "Deze aanvraag klopt niet" in answer.content.decode()) == (400, True)


def strict_browser() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def test_a_form_that_comes_too_late_keeps_what_was_typed(db: None) -> None:
    typed = {"text": "Samen <met> Duinroos", "wachtwoord": "geheim12", "csrfmiddlewaretoken": "oud"}
    answer = strict_browser().post("/proef/echo/?x=1", typed, HTTP_SEC_FETCH_SITE="same-origin")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'name="text" value="Samen &lt;met&gt; Duinroos"' in page
    assert 'action="/proef/echo/?x=1"' in page
    assert "geheim12" not in page
    assert "oud" not in page.split("csrfmiddlewaretoken")[1][:30]


def test_sending_it_again_from_that_page_works(db: None) -> None:
    browser = strict_browser()
    page = browser.post("/proef/echo/", {"text": "Hoi"}, HTTP_SEC_FETCH_SITE="same-origin").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = browser.post("/proef/echo/", {"text": "Hoi", "csrfmiddlewaretoken": token})
    assert (again.status_code, again.content) == (200, b"Hoi")


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "https://elders.example"},
        {"HTTP_REFERER": "https://elders.example/"},
        {},
    ],
)
def test_a_form_from_elsewhere_is_not_offered_again(db: None, headers: dict[str, str]) -> None:
    answer = strict_browser().post("/proef/echo/", {"text": "Geef alles weg"}, **headers)
    assert (answer.status_code, "Geef alles weg" in answer.content.decode()) == (403, False)


def test_an_older_browser_is_believed_by_its_origin(db: None) -> None:
    answer = strict_browser().post("/proef/echo/", {"text": "Hoi"}, HTTP_ORIGIN="http://testserver")
    assert 'value="Hoi"' in answer.content.decode()
