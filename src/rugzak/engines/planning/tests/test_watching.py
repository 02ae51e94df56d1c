"""Who watches hears everything in her own thread, and is obeyed when she says stop."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.generate import generate
from rugzak.engines.planning.proof.aside import aside
from rugzak.engines.planning.solution import Progress, Wishes

PROVE = Wishes(seconds=30.0, certify=True, iterations=50)


@pytest.fixture
def document() -> dict[str, Any]:
    return generate(coaches=4, requests=14, seed=5)


def test_the_watcher_is_called_in_the_thread_that_asked(document: dict[str, Any]):
    threads, heard = set(), []

    def watch(progress: Progress) -> bool:
        threads.add(threading.get_ident())
        heard.append(progress)
        return True

    solution = solve(document, wishes=PROVE, watch=watch)
    assert threads == {threading.get_ident()}
    assert heard[0].phase == "search"
    assert [one.cost for one in heard] == sorted((one.cost for one in heard), reverse=True)
    assert all(one.bound is None or one.bound <= solution.cost for one in heard)


@pytest.mark.parametrize("certify", [True, False])
def test_stop_is_obeyed_and_leaves_a_judged_plan(document: dict[str, Any], certify: bool):
    solution = solve(document, wishes=Wishes(seconds=600.0, certify=certify), watch=lambda progress: False)
    assert solution.document()["cost"] == solution.roster.cost
    assert solution.proof.bound is None or solution.proof.bound <= solution.cost


def test_what_the_watcher_raises_comes_out(document: dict[str, Any]):
    def watch(progress: Progress) -> bool:
        raise RuntimeError("the board is gone")

    with pytest.raises(RuntimeError, match="the board is gone"):
        solve(document, wishes=Wishes(seconds=600.0, certify=True), watch=watch)


def test_long_work_is_left_behind_as_soon_as_somebody_says_stop():
    may_end = threading.Event()
    try:
        assert aside(may_end.wait, lambda: False) is None
    finally:
        may_end.set()


def test_work_aside_answers_and_raises_as_if_it_were_here():
    assert aside(lambda: 7, lambda: True) == 7
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0, lambda: True)
