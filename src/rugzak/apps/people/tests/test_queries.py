"""Finding people and places."""

import pytest
from tests.support import cast

from rugzak.apps.people.models import Team
from rugzak.apps.people.queries import (
    helpable_by,
    matching,
    members_for,
    people_for,
    people_listed,
    pickable_people,
    regions_of,
)
from rugzak.apps.people.queries.finding import PeopleFilter
from rugzak.apps.people.tests.factories import a_colleague
from rugzak.ground.accounts.models import Member


def names(rows):
    return [member.display_name for member in rows]


@pytest.mark.parametrize(
    "words", ["oz", "ÖZ", "seng oz", "Şengül", "ozdemir sengul", "de berg", "oz de", "777"]
)
def test_a_part_of_the_name_is_enough(words, aicha):
    a_colleague("Bram", "Bakker")
    sengul = a_colleague("Şengül", "Özdemir-de Berg")
    Member.objects.filter(pk=sengul.pk).update(staff_number="77701")
    assert "Şengül Özdemir-de Berg" in names(matching(Member.objects.all(), words))


@pytest.mark.parametrize("words", ["engul", "demir", "%", "_", "oz bakker", "zz"])
def test_a_piece_from_the_middle_is_no_match(words, aicha):
    a_colleague("Şengül", "Özdemir")
    assert "Şengül Özdemir" not in names(matching(Member.objects.all(), words))


def test_the_list_is_sorted_as_readers_look(aicha):
    for first, prefix, last in (("Zoë", "", "Brandsma"), ("Ada", "van den", "Berg"), ("Ida", "", "Özdemir")):
        a_colleague(first, last, prefix=prefix)
    found = names(people_listed(aicha, PeopleFilter()))
    assert found.index("Ada van den Berg") < found.index("Zoë Brandsma") < found.index("Ida Özdemir")


def test_filters_go_together(aicha):
    duinroos = {"Wietske Hoekstra", "Yusuf Kaya", "Ruben Dijkman"}
    assert set(names(people_listed(aicha, PeopleFilter(team=cast.DUINROOS)))) == duinroos
    assert set(names(people_listed(aicha, PeopleFilter(region=cast.KENNEMERLAND)))) == duinroos
    assert set(names(people_listed(aicha, PeopleFilter(location=cast.EGMONDERHOF)))) == duinroos
    assert names(people_listed(aicha, PeopleFilter(region=cast.WATERLAND))) == []
    assert names(people_listed(aicha, PeopleFilter(role="team-lead", region=cast.KENNEMERLAND))) == [
        "Ruben Dijkman"
    ]


def test_who_left_is_known_to_personnel_only(aicha, hilde, ruben):
    noor = a_colleague()
    Member.objects.filter(pk=noor.pk).update(ended_at="2025-01-01T00:00+01:00")
    assert names(people_listed(hilde, PeopleFilter(left=True))) == ["Noor Bakker"]
    assert not people_for(ruben).filter(pk=noor.pk).exists()
    assert "Noor Bakker" not in names(people_listed(aicha, PeopleFilter()))
    assert pickable_people(aicha, "noor") == []


def test_the_picker_waits_for_two_letters_and_shows_a_few(aicha):
    for _ in range(12):
        a_colleague()
    assert pickable_people(aicha, "n") == []
    assert len(pickable_people(aicha, "no")) == 9


def test_a_team_lead_helps_the_own_team_and_a_programme_manager_everybody(ruben, fenna, samira):
    assert set(names(helpable_by(ruben))) == {"Wietske Hoekstra", "Yusuf Kaya", "Ruben Dijkman"}
    assert samira in helpable_by(fenna)
    assert list(helpable_by(samira)) == []


def test_where_somebody_works(wietske):
    assert [region.name for region in regions_of(wietske)] == ["Kennemerland"]
    duinroos = Team.objects.get(pk=cast.DUINROOS)
    assert [row.member.first_name for row in members_for(wietske, duinroos)] == ["Ruben", "Wietske", "Yusuf"]
