"""What who steers meets on the pages of programmes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories
from rugzak.ground.accounts.models import Member

Browser = Callable[..., Client]
LIST = "/programmas/"


def page(response: Any) -> str:
    return response.content.decode()


def appoint_url(programme: Programme) -> str:
    return reverse("programmes:appoint", args=[programme.pk])


def typed(**fields: str) -> dict[str, str]:
    values = {"zoek": "yus", "member": str(cast.IDS["yusuf"]), "region": str(cast.KENNEMERLAND), "hours": "8"}
    return {**values, "starts_on": "2027-03-08", **fields}


def test_from_nothing_to_a_programme_with_a_coach(kustmeer, fenna: Member, browser_of: Browser) -> None:
    browser = browser_of(fenna)
    assert "Nog een programma beginnen" in page(browser.get(LIST))
    browser.post(f"{LIST}begin/", {"kind": "backpackers"})
    programme = Programme.objects.get()
    assert "staat uit" in page(browser.get(LIST))
    browser.post(reverse("programmes:switch_on", args=[programme.pk]))
    assert "staat aan" in page(browser.get(LIST))
    found = page(browser.post(appoint_url(programme), {"zoek": "yus", "stap": "zoek", "hours": "7:30"}))
    assert "Yusuf Kaya" in found
    assert 'value="7:30"' in found
    assert browser.post(appoint_url(programme), typed()).status_code == 302
    assert Appointment.objects.get().released_minutes_per_week == 480
    assert "Yusuf Kaya" in page(browser.get(LIST))


@pytest.mark.parametrize(
    "fields",
    [
        {"member": ""},
        {"member": "x"},
        {"member": "00000000-0000-7000-8000-000000000001"},
        {"region": str(cast.MANEBERG)},
        {"hours": "99"},
        {"hours": "veel"},
        {"starts_on": "gisteren"},
        {"ends_on": "2020-01-01"},
        {"zoek": "\x00", "member": ""},
    ],
)
def test_a_wrong_appointment_is_a_sentence_and_keeps_what_was_typed(
    kustmeer, fenna: Member, browser_of: Browser, fields: dict[str, str]
) -> None:
    programme = factories.backpackers()
    answer = browser_of(fenna).post(appoint_url(programme), typed(**fields))
    assert answer.status_code == 422
    assert Appointment.objects.count() == 0


def test_stopping_somebody_asks_for_the_last_day(kustmeer, fenna: Member, browser_of: Browser) -> None:
    appointment = factories.coach(factories.backpackers())
    url = reverse("programmes:end_appointment", args=[appointment.pk])
    browser = browser_of(fenna)
    assert browser.get(url).status_code == 200
    assert [browser.post(url, {"last_day": day}).status_code for day in ("", "2023-01-01", "2027-12-31")] == [
        422,
        422,
        302,
    ]


def test_an_unknown_preset_changes_nothing(kustmeer, fenna: Member, browser_of: Browser) -> None:
    assert browser_of(fenna).post(f"{LIST}begin/", {"kind": "yoga"}).status_code == 302
    assert Programme.objects.count() == 0


def test_the_list_costs_the_same_for_one_and_for_three(
    kustmeer, fenna: Member, browser_of: Browser, django_assert_max_num_queries: Any
) -> None:
    programme, browser, counts = factories.backpackers(), browser_of(fenna), []
    for name in ("samira", "yusuf", "hilde"):
        factories.coach(programme, name)
        with django_assert_max_num_queries(12) as captured:
            assert browser.get(LIST).status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
