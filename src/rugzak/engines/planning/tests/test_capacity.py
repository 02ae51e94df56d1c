"""The hours calculator: the same question gives the same answer, and it agrees with what was worked out before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rugzak.engines.planning import Assumed, coaches_needed, outlook, requests_possible

KUSTMEER = Assumed(requests_per_week=14, coaches=20, hours_per_week=8, away=0.17)


# Domain 5.4: another simulation of the same assumptions.
@pytest.mark.parametrize(
    ("rate", "hours", "load"), [(10, 65, 56), (12, 79, 67), (14, 92, 78), (16, 105, 89), (18, 118, 100)]
)
def test_it_agrees_with_the_table_of_the_domain(rate: int, hours: int, load: int):
    found = outlook(replace(KUSTMEER, requests_per_week=rate))
    assert found.asked_hours == pytest.approx(hours, rel=0.02)
    assert 100 * found.load == pytest.approx(load, abs=2)


def test_the_same_seed_gives_the_same_year():
    assert outlook(KUSTMEER, seed=3) == outlook(KUSTMEER, seed=3)
    assert outlook(KUSTMEER, seed=3) != outlook(KUSTMEER, seed=4)


def test_leave_and_own_hours_come_off_first():
    found = outlook(KUSTMEER)
    assert (found.paper_hours, round(found.net_hours)) == (160, 118)
    assert found.low_load < found.load < found.high_load


def test_more_coaches_and_fewer_promises_both_help():
    needed, possible = coaches_needed(KUSTMEER), requests_possible(KUSTMEER)
    assert needed is not None
    assert needed > 20
    assert possible < 14
    assert outlook(replace(KUSTMEER, coaches=needed), years=20).weeks_over <= 0.1


def test_without_coaches_nothing_fits():
    found = outlook(replace(KUSTMEER, coaches=0))
    assert found.weeks_over == 1.0
