"""The pages, as those who use them meet them."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from tests.support import cast

from rugzak.apps.people.models import Location, Membership, Region, Team
from rugzak.apps.people.tests.access_rows import ROWS
from rugzak.apps.people.tests.factories import a_colleague, a_location, a_team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.ids import new_id

WITH_POST = [row for row in ROWS if row.sends is not None]
BAD = {
    "people:add_person": (
        {
            "first_name": "",
            "staff_number": "a b",
            "email": "geen",
            "phone": "bel maar",
            "starts_on": "31-31-2026",
        },
        [
            "Vul dit nog in",
            "Gebruik alleen letters",
            "geen e-mailadres",
            "geen telefoonnummer",
            "kennen we niet",
        ],
    ),
    "people:change_person": ({"first_name": "x" * 61}, ["te lang"]),
    "people:end_employment": ({"last_day": "ooit"}, ["Deze datum kennen we niet"]),
    "people:add_employment": (
        {
            "job_title": "H",
            "kind": "x",
            "hours_per_week": "99",
            "starts_on": "2026-02-02",
            "ends_on": "2026-01-01",
        },
        ["bestaat niet meer", "te veel", "ligt voor de eerste werkdag"],
    ),
    "people:change_employment": (
        {"job_title": "H", "kind": "staff", "starts_on": "1-1-1800"},
        ["te ver weg"],
    ),
    "people:grant_role": ({"role": "team-lead", "scope": "organisation"}, ["Deze rol geldt voor"]),
    "people:add_team": (
        {"name": "", "location": str(new_id()), "kind": "day"},
        ["Vul dit nog in", "bestaat niet meer"],
    ),
    "people:change_team": (
        {"name": "Helmgras", "location": str(cast.EGMONDERHOF), "kind": "day"},
        ["al een team met deze naam"],
    ),
    "people:team_codes": ({}, ["Kies er minstens één"]),
    "people:add_member": ({"since": ""}, ["Vul een datum in"]),
    "people:remove_member": ({"last_day": "2019-01-01"}, ["ligt voor de eerste dag"]),
    "people:add_location": (
        {"name": "Nieuw", "region": str(cast.KENNEMERLAND), "town": "B", "latitude": "52,5"},
        ["allebei in, of geen van beide"],
    ),
    "people:change_location": (
        {"name": "", "region": "x", "latitude": "hoog", "longitude": "200"},
        ["Vul dit nog in", "bestaat niet meer", "Vul een getal in", "te veel"],
    ),
    "people:add_region": ({"name": "Waterland"}, ["al een regio met deze naam"]),
    "people:change_region": ({"name": ""}, ["Vul dit nog in"]),
}


def address(row):
    query = f"?{urlencode(row.query)}" if row.query else ""
    return reverse(row.name, kwargs=row.thing()) + query


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_page_opens_and_every_deed_is_done(row, kustmeer, aicha, browser_of):
    browser, where = browser_of(aicha), address(row)
    assert browser.get(where).status_code == row.opens_with
    if row.sends is not None:
        answer = browser.post(where, row.sends())
        assert answer.status_code in (200, 302)
        if answer.status_code == 302:
            assert browser.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_right_is_said_plainly_and_kept(name, kustmeer, aicha, browser_of):
    row = next(row for row in ROWS if row.name == name)
    typed, remarks = BAD[name]
    answer = browser_of(aicha).post(address(row), typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert [remark for remark in remarks if remark not in shown] == []
    assert all(f'value="{value}"' in shown for value in typed.values() if 0 < len(value) < 9 and value != "x")


@pytest.mark.parametrize("row", WITH_POST, ids=lambda row: row.name)
def test_empty_input_is_never_a_crash(row, kustmeer, aicha, browser_of):
    assert browser_of(aicha).post(address(row), {}).status_code in (200, 302, 422)


def test_a_second_press_stores_once(aicha, browser_of):
    browser = browser_of(aicha)
    for name, values, rows in (
        ("people:add_region", {"name": "Texel"}, Region.objects.filter(name="Texel")),
        (
            "people:add_team",
            {"name": "Zilt", "location": str(cast.EGMONDERHOF), "kind": "day"},
            Team.objects.filter(name="Zilt"),
        ),
        (
            "people:add_person",
            {
                "first_name": "N",
                "last_name": "B",
                "staff_number": "9",
                "job_title": "H",
                "kind": "staff",
                "starts_on": "2026-02-02",
            },
            Member.objects.filter(staff_number="9"),
        ),
    ):
        typed = values | {"sleutel": str(new_id())}
        answers = {browser.post(reverse(name), typed)["Location"] for _ in range(2)}
        assert (len(answers), rows.count()) == (1, 1)


def test_the_address_of_a_search_holds_no_name(aicha, browser_of):
    a_colleague("Şengül", "Özdemir")
    browser = browser_of(aicha)
    answer = browser.post("/mensen/", {"q": "ozdemir"})
    assert "ozdemir" not in answer["Location"].lower()
    shown = browser.get(answer["Location"]).content.decode()
    assert "Şengül Özdemir" in shown
    assert "Wietske Hoekstra" not in shown
    assert 'value="ozdemir"' in shown


def test_picking_leads_back_to_where_one_was_and_nowhere_else(aicha, browser_of):
    browser, wietske = browser_of(aicha), cast.IDS["wietske"]
    answer = browser.post("/mensen/kiezen/?naar=/teams/?soort=nacht", {"naam": "hoek"})
    assert f"/teams/?soort=nacht&amp;persoon={wietske}" in browser.get(answer["Location"]).content.decode()
    fragment = browser.post("/mensen/kiezen/?naar=/teams/", {"naam": "hoek"}, headers={"HX-Request": "true"})
    assert f"/teams/?persoon={wietske}" in fragment.content.decode()
    assert "<html" not in fragment.content.decode()
    elsewhere = browser.post(
        "/mensen/kiezen/?naar=//boos.example/", {"naam": "hoek"}, headers={"HX-Request": "true"}
    )
    assert "boos.example" not in elsewhere.content.decode()


SECTIONS = ("Dienstverband", "Manieren om in te loggen", "Rollen", "Account beëindigen")


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        ("samira", ()),
        ("yusuf", ()),
        ("fenna", ()),
        ("cees", ()),
        ("wietske", ("Dienstverband",)),
        ("ruben", ("Dienstverband",)),
        ("hilde", ("Dienstverband", "Account beëindigen")),
        ("aicha", SECTIONS),
    ],
)
def test_each_sees_of_wietske_what_is_theirs(viewer, sees, request, kustmeer, browser_of):
    person = request.getfixturevalue(viewer)
    shown = browser_of(person).get(reverse("people:person", args=[cast.IDS["wietske"]])).content.decode()
    assert "Wietske Hoekstra" in shown
    assert "wietske@zorg.example" in shown
    assert tuple(section for section in SECTIONS if section in shown) == tuple(sees)


def test_another_organisation_finds_nothing(greet, browser_of):
    browser = browser_of(greet)
    for name, key in (
        ("people:person", cast.IDS["wietske"]),
        ("people:team", cast.DUINROOS),
        ("people:location", cast.EGMONDERHOF),
        ("people:region", cast.KENNEMERLAND),
    ):
        assert browser.get(reverse(name, args=[key])).status_code == 404
    assert "Wietske" not in browser.get("/mensen/").content.decode()


def test_the_low_lane_reads_but_does_not_change(aicha, browser_of):
    browser = browser_of(aicha, Lane.LOW)
    assert browser.get("/mensen/").status_code == 200
    assert browser.get("/mensen/nieuw/").status_code == 302


def test_codes_stand_on_the_sheet_once(aicha, browser_of):
    noor = a_colleague(team=Team.objects.get(pk=cast.DUINROOS))
    browser, where = browser_of(aicha), reverse("people:team_codes", args=[cast.DUINROOS])
    assert "Noor Bakker" in browser.get(where).content.decode()
    sheet = browser.post(where, {"members": [str(noor.pk)]})
    shown = sheet.content.decode()
    assert ("Noor Bakker" in shown, noor.staff_number in shown, "<path d=" in shown) == (True, True, True)
    assert "style=" not in shown
    assert sheet["Cache-Control"] == "no-store"
    assert browser.post(where, {"members": [str(cast.IDS["wietske"])]}).status_code == 422


def many(make):
    def three():
        for number in range(3):
            make(number)

    return three


LISTS = {
    "/mensen/": lambda n: a_colleague("Noor", f"Bakker{n}", team=Team.objects.get(pk=cast.DUINROOS)),
    f"/teams/{cast.DUINROOS}/": lambda n: a_colleague(
        "Noor", f"B{n}", team=Team.objects.get(pk=cast.DUINROOS)
    ),
    "/teams/": lambda n: a_team(f"Team {n}"),
    "/locaties/": lambda n: a_location(f"Huis {n}"),
    f"/locaties/{cast.EGMONDERHOF}/": lambda n: a_team(
        f"T {n}", location=Location.objects.get(pk=cast.EGMONDERHOF)
    ),
    "/regios/": lambda n: Region.objects.create(name=f"Regio {n}"),
    f"/regios/{cast.KENNEMERLAND}/": lambda n: a_location(
        f"H {n}", region=Region.objects.get(pk=cast.KENNEMERLAND)
    ),
    f"/mensen/{cast.IDS['wietske']}/": lambda n: Membership.objects.create(
        member_id=cast.IDS["wietske"], team=a_team(f"W {n}"), since="2024-01-01"
    ),
}


@pytest.mark.parametrize("where", LISTS)
def test_a_list_asks_as_much_for_three_rows_as_for_one(where, aicha, browser_of, django_assert_num_queries):
    browser = browser_of(aicha)
    browser.get(where)
    with django_assert_num_queries(1000, exact=False) as before:
        browser.get(where)
    for number in range(3):
        LISTS[where](number)
    with django_assert_num_queries(len(before), exact=True):
        browser.get(where)
    # A request in a test lies in one savepoint and gives its context back: neither happens outside tests.
    asked = [query["sql"] for query in before if "SAVEPOINT" not in query["sql"]]
    assert len(asked) - 1 <= 12
