"""The tables of moves: each trigger that refuses a change of state the words do not allow."""

import pgtrigger
import pytest
from django.db import models

from tests.guards.exceptions import FIRST_TO
from tests.guards.house import KEPT, House, drop_others, quiet


def _moves() -> list[tuple[type[models.Model], pgtrigger.FSM]]:
    return [
        (model, trigger)
        for model in KEPT
        for trigger in getattr(model._meta, "triggers", [])
        if isinstance(trigger, pgtrigger.FSM)
    ]


@pytest.mark.parametrize(("model", "trigger"), _moves(), ids=str)
def test_without_its_trigger_a_move_that_is_not_in_the_table_is_made(
    house: House, model: type[models.Model], trigger: pgtrigger.FSM
) -> None:
    row = house.here[model]
    table = model._meta.db_table
    now = FIRST_TO[table][0] if table in FIRST_TO else getattr(row, trigger.field)
    states = [value for value, _ in model._meta.get_field(trigger.field).flatchoices]
    wrong = [state for state in states if state != now and (now, state) not in trigger.transitions]
    assert wrong, "every move is allowed: then the trigger guards nothing"
    deed = f"UPDATE {table} SET {trigger.field} = %s WHERE id = %s"
    with house.undone() as owner:
        drop_others(owner, model, keep="")
        if table in FIRST_TO:
            owner.execute(f"UPDATE {table} SET {FIRST_TO[table][1]} WHERE id = %s", [row.pk])
        assert not house.goes_through(deed, wrong[0], row.pk)
        quiet(owner, model)
        assert house.goes_through(deed, wrong[0], row.pk)
