"""The library: written by who runs the programme, read by everybody, and no version is ever lost."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rugzak.apps.library import queries, services
from rugzak.apps.library.models import Version
from rugzak.apps.library.tests.factories import piece
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may

OF_THE_TEST = 3


def test_a_change_is_a_new_version_and_the_old_one_stays(fenna: Member, wietske: Member) -> None:
    made = piece()
    changed = services.write_version(
        piece=made, title="Kijk eerst", summary="Tien minuten kijken.", body="Ga zitten.", by=fenna
    )
    same = services.write_version(
        piece=changed, title="Kijk eerst", summary="Tien minuten kijken.", body="Ga zitten.", by=fenna
    )
    assert (changed.number, same.number) == (2, 2)
    now, then = queries.current_version(wietske, made.pk), queries.version_for(wietske, made.pk, 1)
    assert now is not None and then is not None
    assert (now.summary, then.summary) == ("Tien minuten kijken.", "Vijf minuten kijken.")
    assert [one.number for one in queries.versions_of(wietske, made.pk)] == [2, 1]


def test_only_who_runs_the_programme_writes(fenna: Member, samira: Member, ruben: Member) -> None:
    assert [may(one, "library.write") for one in (fenna, samira, ruben, None)] == [True, False, False, False]


def test_withdrawn_is_gone_for_readers(
    fenna: Member, wietske: Member, browser_of: Callable[..., Client]
) -> None:
    made = piece()
    services.withdraw_piece(piece=made, by=fenna)
    assert browser_of(wietske).get(reverse("library:piece", args=[made.pk])).status_code == 404
    assert Version.objects.filter(piece=made).count() == 1


def test_text_is_shown_as_text(fenna: Member, wietske: Member, browser_of: Callable[..., Client]) -> None:
    made = piece(body="<script>alert(1)</script>\n\nTweede alinea.")
    page = browser_of(wietske).get(reverse("library:piece", args=[made.pk])).content.decode()
    assert "<script>alert(1)" not in page and "<p>Tweede alinea.</p>" in page


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_asks_the_same_number_of_questions(
    fenna: Member,
    wietske: Member,
    browser_of: Callable[..., Client],
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for count in range(number):
        piece(title=f"Thema {count}")
    browser = browser_of(wietske)
    with django_assert_num_queries(5 + OF_THE_TEST):
        browser.get(reverse("library:library"))
