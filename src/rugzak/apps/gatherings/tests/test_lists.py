"""Lists of sessions and methods: long, short and empty; versions, series, and a day that was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rugzak.apps.gatherings.models import Gathering, Method, Series
from rugzak.apps.gatherings.services import methods, planning
from rugzak.apps.gatherings.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")


@pytest.fixture
def browser(samira: Member, browser_of: Callable[..., Client]) -> Client:
    return browser_of(samira)


def _page(browser: Client, address: str, **values: str) -> str:
    answer = browser.get(address, values)
    assert answer.status_code == 200
    return answer.content.decode()


def _called(row: Gathering, title: str) -> None:
    Gathering.objects.filter(pk=row.pk).update(title=title)


def _method(samira: Member, name: str = "Eigen versie") -> Method:
    return methods.make_method(name=name, script=factories.script(), source="", key=new_id(), by=samira)


def _planned(**values: str) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=3)
    return {
        "title": "Goed werk", "day": day.isoformat(), "time": "13:00", "seats": "12", "name_asked": "0",
        "name_seen_by": "0", "e_words": "sentences", "pages": "image", "sleutel": str(new_id()), **values,
    }  # fmt: skip


def test_two_hundred_sessions_are_turned_and_searched(samira: Member, browser: Client) -> None:
    soon = timezone.now() + timedelta(days=2)
    row = factories.gathering(starts_at=soon)
    for number in range(200):
        row.pk, row.key, row.title = new_id(), new_id(), f"Sessie {number:03}"
        row._state.adding = True
        row.save(force_insert=True)
    page = _page(browser, "/sessies/")
    assert "1 tot 25 van 201" in page
    assert "Sessie 017" in _page(browser, "/sessies/", q="sessie 017")
    assert "Sessie 018" not in _page(browser, "/sessies/", q="sessie 017")
    assert "Niets gevonden" in _page(browser, "/sessies/", q="zzz \x00")
    assert "26 tot 50" in _page(browser, "/sessies/", komt="2")
    assert _page(browser, "/sessies/", komt="onzin", bladzijde="-4")


def test_what_was_never_held_or_was_called_off_stands_with_what_was(browser: Client) -> None:
    held, off = factories.gathering(), factories.gathering(starts_at=timezone.now() + timedelta(days=4))
    Gathering.objects.filter(pk=held.pk).update(starts_at=timezone.now() - timedelta(days=9))
    _called(held, "Vergeten sessie")
    _called(off, "Afgelaste sessie")
    planning.cancel_gathering(gathering=off, by=off.host)
    coming, past = _page(browser, "/sessies/").split("Geweest")
    assert "Vergeten sessie" in past
    assert "niet gehouden" in past
    assert "Afgelaste sessie" in past
    assert "Vergeten sessie" not in coming


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    number: int, browser: Client, django_assert_max_num_queries: Callable
) -> None:
    for _n in range(number):
        factories.gathering(starts_at=timezone.now() + timedelta(days=2))
    with django_assert_max_num_queries(12):
        browser.get("/sessies/")


def test_a_long_name_of_letters_only_shows_whole(browser: Client) -> None:
    row = factories.gathering(starts_at=timezone.now() + timedelta(days=2))
    _called(row, "Z" * 60)
    assert "Z" * 60 in _page(browser, "/sessies/")


def test_methods_are_searched_and_one_s_own_come_first(
    samira: Member, fenna: Member, browser: Client
) -> None:
    shared = methods.make_method(
        name="Aan de keukentafel",
        script=factories.script(),
        source="",
        key=new_id(),
        by=fenna,
        is_shared=True,
    )
    for number in range(14):
        _method(samira, f"Werkvorm {number:02}")
    page = _page(browser, "/sessies/werkvormen/")
    assert page.index("Werkvorm 00") < page.index(shared.name)
    found = _page(browser, "/sessies/nieuw/", q="keukentafel")
    assert shared.name in found
    assert "Werkvorm 03" not in found


def test_an_older_version_is_read_and_taken_up_again(
    samira: Member, wietske: Member, browser: Client, browser_of: Callable[..., Client]
) -> None:
    one = _method(samira)
    first = one.versions.get()
    planning.make_gathering(
        plan=planning.Plan(title="x", starts_at=factories.START), script=first.script, method_name="x",
        key=new_id(), by=samira, version=first,
    )  # fmt: skip
    methods.save_script(method=one, script=first.script.scaled(60), by=samira)
    assert "Eerdere versies" in _page(browser, f"/sessies/werkvormen/{one.pk}/")
    address = f"/sessies/werkvormen/{one.pk}/versie/1/"
    assert "Neem deze versie weer" in _page(browser, address)
    browser.post(address)
    assert one.versions.order_by("-number")[0].script == first.script
    assert browser.get(f"/sessies/werkvormen/{one.pk}/versie/9/").status_code == 404
    assert browser_of(wietske).get(address).status_code in (403, 404)


def test_a_series_is_made_changed_and_planned_in(
    samira: Member, fenna: Member, browser: Client, browser_of: Callable[..., Client]
) -> None:
    answer = browser.post("/sessies/nieuw/reeks/", {"name": "Van praten", "sleutel": str(new_id())})
    one = Series.objects.get()
    assert answer["Location"] == f"/sessies/reeks/{one.pk}/"
    changed = {"name": "Van praten naar doen", "goal": "Kleine gewoonten", "sleutel": str(new_id())}
    browser.post(f"/sessies/reeks/{one.pk}/veranderen/", changed)
    assert "Kleine gewoonten" in _page(browser, f"/sessies/reeks/{one.pk}/")
    choose = _page(browser, "/sessies/nieuw/", reeks=one.pk.hex)
    assert f"/sessies/nieuw/drie-rondes/?reeks={one.pk}" in choose
    form = _page(browser, "/sessies/nieuw/drie-rondes/", reeks=str(one.pk))
    assert f'<option value="{one.pk}" selected' in form
    assert browser_of(fenna).get(f"/sessies/reeks/{one.pk}/veranderen/").status_code == 404


def test_nobody_plans_on_a_day_that_was(browser: Client) -> None:
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    answer = browser.post("/sessies/nieuw/drie-rondes/", _planned(day=yesterday))
    assert answer.status_code == 422
    assert "Deze dag is al geweest" in answer.content.decode()
    row = factories.gathering(starts_at=timezone.now() + timedelta(days=2))
    sent = {"day": yesterday, "time": "13:00", "sleutel": str(new_id())}
    again = browser.post(f"/sessies/{row.pk}/nog-een-keer/", sent, follow=True).content.decode()
    assert "Deze dag is al geweest" in again
    assert Gathering.objects.count() == 1


def test_what_was_planned_long_ago_can_still_get_another_name(browser: Client) -> None:
    row = factories.gathering()
    Gathering.objects.filter(pk=row.pk).update(starts_at=timezone.now() - timedelta(days=3))
    row.refresh_from_db()
    start = timezone.localtime(row.starts_at)
    sent = _planned(day=start.date().isoformat(), time=f"{start:%H:%M}", title="Andere naam")
    assert browser.post(f"/sessies/{row.pk}/veranderen/", sent).status_code == 302
    assert Gathering.objects.get().title == "Andere naam"
