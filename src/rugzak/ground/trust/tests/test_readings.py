"""Every reading of somebody else's item leaves one line, which nobody can change."""

import pytest
from django.db import DatabaseError, transaction

from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust import queries, services
from rugzak.ground.trust.models import Reading, Seal
from rugzak.ground.trust.tests.factories import KIND, line
from rugzak.ground.trust.words import Outcome


def test_a_reading_is_one_line(samira: Member, wietske: Member) -> None:
    item = new_id()
    services.note_reading(reader=samira, about_id=wietske.pk, kind=KIND, item_id=item)
    assert list(queries.readings_about(wietske).values_list("reader_id", "kind", "item_id", "outcome")) == [
        (samira.pk, KIND, item, Outcome.OPENED)
    ]
    assert list(queries.readings_about(samira)) == []


def test_reading_your_own_words_leaves_no_line(wietske: Member) -> None:
    assert services.note_reading(reader=wietske, about_id=wietske.pk, kind=KIND, item_id=new_id()) is None
    assert Reading.objects.count() == 0


def test_every_try_has_a_line_and_stands_in_the_log_alone(ruben: Member, wietske: Member) -> None:
    item = new_id()
    for _ in range(3):
        services.note_try(reader=ruben, about_id=wietske.pk, kind=KIND, item_id=item)
    assert queries.readings_about(wietske).filter(outcome=Outcome.REFUSED).count() == 3
    assert Happening.objects.count() == 0


@pytest.mark.parametrize("model", [Reading, Seal])
def test_the_application_can_neither_change_nor_delete_the_log(
    samira: Member, wietske: Member, model: type[Reading | Seal]
) -> None:
    written = line(samira, wietske)
    services.seal_log(until=written.at)
    for deed in (
        lambda: model.objects.update(organisation_id=wietske.organisation_id),
        lambda: model.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            deed()
    assert (Reading.objects.count(), Seal.objects.count()) == (1, 1)


def test_another_organisation_sees_no_line(
    samira: Member, wietske: Member, greet: Member, elsewhere: object
) -> None:
    line(samira, wietske)
    with elsewhere():
        assert list(Reading.objects.all()) == []
