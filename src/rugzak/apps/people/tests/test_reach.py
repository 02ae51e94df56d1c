"""Whom somebody may help to get back in."""

from django.utils import timezone
from tests.support.cast import KENNEMERLAND

from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries import acting_member
from rugzak.apps.people.reach import reach_of
from rugzak.ground.accounts.words import Role


def names(person):
    return sorted(member.first_name for member in reach_of(person))


def test_whom_each_role_reaches(ruben, aicha, samira, hilde, fenna):
    everybody = ["Aicha", "Cees", "Esther", "Fenna", "Hilde", "Ruben", "Samira", "Wietske", "Yusuf"]
    assert names(ruben) == ["Ruben", "Wietske", "Yusuf"]
    assert names(aicha) == names(fenna) == everybody
    assert names(samira) == names(hilde) == []


def test_a_programme_manager_of_one_region_reaches_its_teams(samira):
    RoleGrant.objects.create(member=samira, role=Role.PROGRAMME_MANAGER, region_id=KENNEMERLAND)
    assert names(acting_member(samira.pk)) == ["Ruben", "Wietske", "Yusuf"]


def test_a_role_that_ended_reaches_nobody(ruben):
    RoleGrant.objects.filter(member=ruben).update(ended_at=timezone.now())
    assert names(acting_member(ruben.pk)) == []
