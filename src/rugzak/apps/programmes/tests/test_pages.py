"""What who steers meets on the pages of programmes."""

from collections.abc import Callable
from datetime import date
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
    assert "1 backpackers" in page(browser.get(LIST))
    assert "Yusuf Kaya" in page(browser.get(f"{LIST}{programme.pk}/mensen/"))


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


def test_a_programme_is_described_by_who_steers_and_read_by_everybody(
    kustmeer, fenna: Member, wietske: Member, browser_of: Browser
) -> None:
    programme = factories.backpackers()
    here, change = f"{LIST}{programme.pk}/", f"{LIST}{programme.pk}/wijzigen/"
    assert "Meewerken op de vloer" in page(browser_of(wietske).get(here))
    typed_in = {
        "name": "Met de rugzak", "coach_one": "reiziger", "coach_many": "reizigers", "coach_article": "de",
        "vision": "Samen kijken.", "tasks": " - Meelopen \n\nMeedenken\n", "promise_working_days": "3",
    }  # fmt: skip
    browser = browser_of(fenna)
    assert browser.post(change, typed_in | {"name": ""}).status_code == 422
    assert browser.post(change, typed_in | {"promise_working_days": "99"}).status_code == 422
    assert browser.post(change, typed_in | {"may_assess": "on"}).url == here
    programme.refresh_from_db()
    assert (programme.name, programme.tasks, programme.promise_days) == (
        "Met de rugzak",
        ["Meelopen", "Meedenken"],
        3,
    )
    assert programme.may_assess is False
    shown = page(browser_of(wietske).get(here))
    assert "Meedenken" in shown
    assert "Hier wordt nooit iemand beoordeeld." in shown
    assert change not in shown


def test_assessing_is_offered_only_where_a_student_is_assessed(
    kustmeer, fenna: Member, browser_of: Browser
) -> None:
    browser = browser_of(fenna)
    for kind, offered in (("backpackers", False), ("werkbegeleiders", True)):
        browser.post(f"{LIST}begin/", {"kind": kind})
        programme = Programme.objects.get(kind=kind)
        assert ('name="may_assess"' in page(browser.get(f"{LIST}{programme.pk}/wijzigen/"))) is offered


def test_who_coaches_where_is_found_and_filtered(kustmeer, fenna: Member, browser_of: Browser) -> None:
    programme = factories.backpackers()
    factories.coach(programme, competences=["mirroring"])
    factories.coach(programme, "yusuf", region_id=cast.WATERLAND, is_external=True)
    factories.coach(programme, "wietske", starts_on=date(2024, 1, 1), ends_on=date(2024, 6, 1))
    browser, here = browser_of(fenna), f"{LIST}{programme.pk}/mensen/"

    def names(answer: Any) -> set[str]:
        shown = page(answer)
        return {name for name in ("Samira", "Yusuf", "Wietske") if f">{name} " in shown}

    assert names(browser.get(here)) == {"Samira", "Yusuf"}
    assert names(browser.get(f"{here}?wanneer=ended")) == {"Wietske"}
    assert names(browser.get(f"{here}?wanneer=all")) == {"Samira", "Yusuf", "Wietske"}
    assert names(browser.get(f"{here}?regio={cast.WATERLAND}")) == {"Yusuf"}
    assert names(browser.get(f"{here}?brengt=mirroring")) == {"Samira"}
    assert names(browser.get(f"{here}?extern=1")) == {"Yusuf"}
    assert names(browser.get(f"{here}?regio=nergens&brengt=alles&wanneer=ooit")) == {"Samira", "Yusuf"}
    found = browser.post(here, {"q": "kaya"})
    assert "kaya" not in found.url
    assert names(browser.get(found.url)) == {"Yusuf"}


def test_an_appointment_is_changed(kustmeer, fenna: Member, browser_of: Browser) -> None:
    appointment = factories.coach(factories.backpackers())
    url, browser = reverse("programmes:change_appointment", args=[appointment.pk]), browser_of(fenna)
    typed_in = {
        "hours": "6",
        "competences": ["mirroring", "together"],
        "scope": ["starters"],
        "travels_by": "bike",
    }
    assert browser.post(url, typed_in | {"hours": "veel"}).status_code == 422
    assert browser.post(url, typed_in | {"scope": ["iedereen"]}).status_code == 422
    assert browser.post(url, typed_in).url == f"{LIST}{appointment.programme_id}/mensen/"
    appointment.refresh_from_db()
    assert (appointment.released_minutes_per_week, appointment.scope) == (360, ["starters"])
    assert appointment.competence_words == ["Spiegelen", "Samenwerken"]
    assert appointment.travels_by == "bike"
