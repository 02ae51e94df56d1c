"""The pages of files: a long one is looked at by the worker, and a refusal is a sentence on the form."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange import tasks
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.tests.making import checked, csv_file
from rugzak.ground.exchange.words import UploadState

Browsers = Callable[..., Client]
HEAD = "Personeelsnummer;Voornaam;Achternaam;Functie;Datum in dienst;E-mail\n"


def long_list(count: int = 2_300) -> str:
    return HEAD + "".join(
        f"L{number:05};Noor;Bakker{number:04};verzorgende in de wijk met diploma;1-3-2022;"
        f"noor.bakker{number}@kustmeerzorg.example\n"
        for number in range(count)
    )


def brought(browser: Client, content: bytes) -> Upload:
    answer = browser.post(
        reverse("office:upload", args=["people"]), {"file": SimpleUploadedFile("lang.csv", content)}
    )
    assert answer.status_code == 302
    return Upload.objects.latest("received_at")


def test_a_long_list_goes_to_the_worker_and_the_page_tells_so(aicha: Member, browser_of: Browsers) -> None:
    browser = browser_of(aicha)
    upload = brought(browser, long_list().encode())
    columns = {f"kolom-{at}": name for name, at in upload.columns.items()}
    browser.post(reverse("office:file_columns", args=[upload.pk]), columns)
    page = reverse("office:file", args=[upload.pk])
    assert "Dit duurt even." in browser.get(page).content.decode()
    tasks.check.now(upload_id=str(upload.pk))
    assert "2300 nieuw" in browser.get(page).content.decode().replace(".", "")
    browser.post(reverse("office:carry_out_file", args=[upload.pk]))
    upload.refresh_from_db()
    assert upload.state == UploadState.RUNNING
    tasks.carry_out.now(upload_id=str(upload.pk))
    tasks.carry_out.now(upload_id=str(upload.pk))  # a job may run twice
    upload.refresh_from_db()
    assert upload.state == UploadState.DONE
    assert Member.objects.filter(staff_number__startswith="L").count() == 2_300


def test_what_is_no_list_is_refused_on_the_form(aicha: Member, browser_of: Browsers) -> None:
    answer = browser_of(aicha).post(
        reverse("office:upload", args=["people"]), {"file": SimpleUploadedFile("x.csv", b"%PDF-1.7")}
    )
    assert answer.status_code == 422
    assert "Dit is geen csv- of Excel-bestand" in answer.content.decode()
    assert not Upload.objects.exists()


def test_refused_rows_come_back_with_why_and_what_stood_there(aicha: Member, browser_of: Browsers) -> None:
    upload = checked(csv_file(HEAD + ";=cmd;Bakker;kok;1-3-2022;\n"), aicha)
    text = browser_of(aicha).get(reverse("office:refused_rows", args=[upload.pk])).content.decode("utf-8-sig")
    assert text.splitlines()[1] == "2;Personeelsnummer is leeg. Vul dit in.;;'=cmd;Bakker;kok;1-3-2022;"


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    aicha: Member, browser_of: Browsers, number: int, django_assert_num_queries: Callable[..., object]
) -> None:
    rows = "".join(f"{at};Noor{at};Bakker;kok;1-3-2022;\n" for at in range(7001, 7001 + number))
    upload = checked(io.BytesIO((HEAD + rows).encode()), aicha)
    browser = browser_of(aicha)
    with django_assert_num_queries(10):
        browser.get(reverse("office:file", args=[upload.pk]))
