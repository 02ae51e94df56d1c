"""Setting an organisation up, and who may change what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from tests.support import cast

from rugzak.across.office import queries, services
from rugzak.across.office.services import TooSmallAGroup
from rugzak.across.office.tests.access_rows import PNG, ROWS, promises, words
from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries import acting_member
from rugzak.apps.people.services import end_role, grant_role
from rugzak.ground.accounts.rules import may
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.models import Happening
from rugzak.ground.tenancy.models import Logo, Organisation
from rugzak.ground.tenancy.nouns import words_of
from rugzak.ground.tenancy.services import SamePerson

BAD = {
    "office:organisation": ({"name": "", "language": "xx", "own_colour": "on", "brand_colour": "rood"}, 3),
    "office:words": (lambda: words() | {"coach_one": "", "team_article": "die", "client_many": "x" * 41}, 3),
    "office:promises": ({"promise_working_days": "0", "pulse_floor": "4", "cohort_floor": "veel"}, 3),
    "office:confidentiality": ({"confidentiality_text": "x" * 2001, "contact_line": "x" * 161}, 2),
    "office:set_logo": (lambda: {"image": SimpleUploadedFile("logo.png", b"GIF89a" + b"0" * 99)}, 1),
}


def address(row):
    return reverse(row.name, kwargs=row.thing())


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
def test_what_is_not_right_is_said_plainly(name, kustmeer, aicha, browser_of):
    row = next(row for row in ROWS if row.name == name)
    typed, remarks = BAD[name]
    answer = browser_of(aicha).post(address(row), typed() if callable(typed) else typed)
    assert answer.status_code == 422
    assert answer.content.decode().count('<p class="err"') == remarks
    assert Organisation.objects.get().words == {}


@pytest.mark.parametrize("row", [row for row in ROWS if row.sends], ids=lambda row: row.name)
def test_empty_input_is_never_a_crash(row, kustmeer, aicha, browser_of):
    assert browser_of(aicha).post(address(row), {}).status_code in (200, 302, 422)


# ── Words ──


def test_chosen_words_stand_on_every_page(aicha, browser_of):
    browser = browser_of(aicha)
    typed = words() | {"team_one": "ploeg", "team_many": "ploegen", "team_article": "de"}
    browser.post(reverse("office:words", args=["nl"]), typed)
    kept = Organisation.objects.get().words
    assert kept == {
        "coach": {"nl": {"one": "backpacker", "many": "backpackers", "article": "de"}},
        "team": {"nl": {"one": "ploeg", "many": "ploegen", "article": "de"}},
    }
    assert "Ploegen" in browser.get("/teams/").content.decode()
    browser.post(
        reverse("office:words", args=["nl"]), words() | {"coach_one": "coach", "coach_many": "coaches"}
    )
    assert Organisation.objects.get().words == {}


def test_the_example_speaks_along_and_stores_nothing(aicha, browser_of):
    typed = words() | {"team_one": ""}
    shown = browser_of(aicha).post(reverse("office:words_example", args=["nl"]), typed).content.decode()
    assert "De backpacker werkt een ochtend mee bij het team." in shown
    assert Organisation.objects.get().words == {}


def test_forms_of_a_word(kustmeer):
    said = words_of(kustmeer)
    with translation.override("nl"):
        team = said.team
        assert (team.the, team.the_many, team.a, team.this, team.Many) == (
            "het team", "de teams", "een team", "dit team", "Teams",
        )  # fmt: skip
    with translation.override("en"):
        assert (said.client.the_many, said.client.a) == ("the residents", "a resident")
    with pytest.raises(AttributeError):
        _ = said.patient


# ── Two people ──


def test_a_smaller_group_waits_for_a_second_person(aicha, hilde, browser_of):
    services.change_floors(organisation=aicha.organisation, pulse_floor=8, cohort_floor=12, by=aicha)
    assert Organisation.objects.get().pulse_floor == 8
    browser_of(aicha).post(reverse("office:promises"), promises())
    assert (Organisation.objects.get().pulse_floor, Organisation.objects.get().promise_working_days) == (8, 4)
    proposal = queries.floor_proposals()[0]
    with pytest.raises(SamePerson):
        services.confirm_lower_floor(proposal=proposal, organisation=Organisation.objects.get(), by=aicha)
    grant_role(member=hilde, role=Role.PRIVACY_OFFICER, by=aicha)
    browser = browser_of(hilde)
    assert "Bevestig" in browser.get(reverse("office:floors")).content.decode()
    browser.post(reverse("office:decide_floor", args=[proposal.pk]), {"besluit": "ja"})
    assert (Organisation.objects.get().pulse_floor, Organisation.objects.get().cohort_floor) == (6, 10)


def test_never_below_what_can_be_worked_out(aicha):
    with pytest.raises(TooSmallAGroup):
        services.change_floors(organisation=aicha.organisation, pulse_floor=4, cohort_floor=10, by=aicha)
    with pytest.raises(TooSmallAGroup):
        services.change_floors(organisation=aicha.organisation, pulse_floor=5, cohort_floor=9, by=aicha)


# ── Logo and colour ──


def test_a_logo_is_a_picture_by_its_bytes_and_small(aicha, browser_of):
    browser, where = browser_of(aicha), reverse("office:set_logo")
    for image in (b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\n" + b"0" * 200_000):
        assert browser.post(where, {"image": SimpleUploadedFile("logo.png", image)}).status_code == 422
    browser.post(where, {"image": SimpleUploadedFile("logo.exe", PNG)})
    logo = Logo.objects.get()
    answer = browser.get(Organisation.objects.get().logo_url)
    assert (logo.media_type, answer["Content-Type"], answer.content) == ("image/png", "image/png", PNG)
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert browser.get(reverse("office:logo", args=["0" * 64])).status_code == 404


def test_an_own_colour_is_a_stylesheet_that_may_be_kept(aicha, browser_of, client):
    browser = browser_of(aicha)
    browser.post(
        reverse("office:organisation"),
        {"name": "Kustmeer Zorg", "language": "nl", "own_colour": "on", "brand_colour": "#336699"},
    )
    assert "/stijl/336699.css" in browser.get("/instellingen/").content.decode()
    answer = client.get("/stijl/336699.css")
    assert answer["Content-Type"].startswith("text/css")
    assert "--org-brand-light" in answer.content.decode()


# ── History and first steps ──


def test_the_history_tells_who_changed_what_from_what_to_what(aicha, hilde, browser_of):
    browser = browser_of(aicha)
    browser.post(
        reverse("office:promises"), {"promise_working_days": "3", "pulse_floor": "5", "cohort_floor": "10"}
    )
    browser.post(reverse("office:words", args=["nl"]), words())
    _, changes = queries.setting_changes(Organisation.objects.get(), 1)
    assert [(one.who, one.what, one.old, one.new) for one in changes] == [
        ("Aicha van der Berg", "woord coach (Nederlands)", "standaard", "de backpacker, backpackers"),
        ("Aicha van der Berg", "eerste antwoord binnen (werkdagen)", "5", "3"),
    ]
    browser.post(
        reverse("people:grant_role", args=[hilde.pk]), {"role": "facilitator", "scope": "organisation"}
    )
    _, changes = queries.role_changes(aicha, 1)
    newest = changes[0]
    assert (newest.who, newest.what, newest.old, newest.new) == (
        "Aicha van der Berg", "rol van Hilde de Wit", "niet", "gespreksleider (hele organisatie)",
    )  # fmt: skip
    end_role(grant=RoleGrant.objects.get(member=hilde, role=Role.FACILITATOR), by=aicha)
    _, changes = queries.role_changes(aicha, 1)
    assert (changes[0].old, changes[0].new) == ("gespreksleider (hele organisatie)", "gestopt")
    assert Happening.objects.filter(kind="office.SettingsChanged").count() == 2


def test_first_steps_get_their_tick(aicha):
    done = {step.title for step in queries.first_steps(aicha) if step.done}
    assert done == {"Regio's", "Locaties", "Teams", "Mensen"}


PERMISSIONS = {
    "office.change_settings": {"aicha"},
    "office.see_history": {"aicha", "hilde", "esther"},
    "office.decide_floor": {"aicha", "hilde", "esther"},
}


@pytest.mark.parametrize("permission", PERMISSIONS)
def test_who_may_what(permission, aicha, hilde, greet):
    grant_role(member=hilde, role=Role.PRIVACY_OFFICER, by=aicha)
    everybody = [acting_member(key) for name, key in cast.IDS.items() if name != "greet"]
    assert {p.first_name.lower() for p in everybody if may(p, permission)} == PERMISSIONS[permission]
    assert not may(None, permission)


def test_who_asked_does_not_confirm(aicha, hilde):
    services.change_floors(organisation=aicha.organisation, pulse_floor=8, cohort_floor=12, by=aicha)
    proposal = services.change_floors(
        organisation=aicha.organisation, pulse_floor=6, cohort_floor=12, by=aicha
    )
    grant_role(member=hilde, role=Role.PRIVACY_OFFICER, by=aicha)
    assert may(acting_member(hilde.pk), "office.confirm_floor", proposal)
    assert not may(aicha, "office.confirm_floor", proposal)
    assert not may(acting_member(cast.IDS["fenna"]), "office.confirm_floor", proposal)
