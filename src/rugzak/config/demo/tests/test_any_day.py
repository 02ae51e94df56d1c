"""The demo can be loaded on any day: the story's moments never stand in each other's way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from rugzak.config.demo.building import build
from rugzak.config.demo.organisations import ALL

# A week around New Year, both nights on which the clock jumps, and the eve of a leap day.
DAYS = [date(2026, 12, 28) + timedelta(days=n) for n in range(7)]
DAYS += [date(2027, 3, 28), date(2027, 10, 31), date(2028, 2, 28)]


@pytest.mark.usefixtures("empty")
@pytest.mark.xdist_group("demo")
def test_it_loads_on_any_day() -> None:
    for today in DAYS:
        for blueprint in ALL:
            with transaction.atomic():
                build(replace(blueprint, people=min(blueprint.people, 900)), today)
                transaction.set_rollback(True)
