"""Each permission with somebody who may, somebody who may not, and the outsider."""

import pytest
from tests.support import cast

from rugzak.apps.people.models import Team
from rugzak.apps.people.queries import acting_member
from rugzak.apps.people.tests.factories import a_colleague
from rugzak.ground.accounts.rules import may

EVERYBODY = ["samira", "wietske", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde"]
MANAGERS = {"aicha", "hilde"}

ABOUT_WIETSKE = {
    "people.see_person": set(EVERYBODY),
    "people.see_employment": {"wietske", "ruben"} | MANAGERS,
    "people.see_account": {"aicha"},
    "people.change_person": MANAGERS,
    "people.end_account": MANAGERS,
    "people.print_code_of": {"ruben", "fenna"} | MANAGERS,
    "people.see_coaching": set(),
}
ABOUT_DUINROOS = {"people.print_codes_of_team": {"ruben", "fenna"} | MANAGERS}
ABOUT_NOTHING = {
    "people.see_leavers": MANAGERS,
    "people.manage_people": MANAGERS,
    "people.manage_members": MANAGERS,
    "people.manage_places": {"aicha"},
    "people.manage_roles": {"aicha"},
}


def who_may(permission, thing):
    return {name for name in EVERYBODY if may(acting_member(cast.IDS[name]), permission, thing)}


@pytest.mark.parametrize("permission", ABOUT_WIETSKE)
def test_who_may_what_about_a_colleague(permission, kustmeer, wietske, greet):
    assert who_may(permission, wietske) == ABOUT_WIETSKE[permission]
    assert not may(greet, permission, wietske)
    assert not may(None, permission, wietske)


@pytest.mark.parametrize("permission", ABOUT_DUINROOS)
def test_who_may_what_about_a_team(permission, kustmeer):
    assert who_may(permission, Team.objects.get(pk=cast.DUINROOS)) == ABOUT_DUINROOS[permission]


@pytest.mark.parametrize("permission", ABOUT_NOTHING)
def test_who_may_what_in_general(permission, kustmeer):
    assert who_may(permission, None) == ABOUT_NOTHING[permission]
    assert not may(None, permission)


def test_a_team_lead_sees_no_employment_outside_the_team(ruben, samira):
    assert not may(ruben, "people.see_employment", samira)
    assert not may(ruben, "people.print_code_of", a_colleague())


def test_nobody_ends_or_lets_in_themselves(hilde, aicha):
    assert not may(hilde, "people.end_account", hilde)
    assert not may(aicha, "people.print_code_of", aicha)


def test_a_permission_nobody_defined_is_a_mistake(aicha):
    with pytest.raises(KeyError):
        may(aicha, "people.fly")
