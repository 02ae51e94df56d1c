"""Long work in a thread of its own, while this one keeps listening: HiGHS cannot be interrupted from Python."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

LISTEN_SECONDS = 0.25

Answer = TypeVar("Answer")


def aside(work: Callable[[], Answer], go_on: Callable[[], bool]) -> Answer | None:
    """The answer of ``work``; None as soon as ``go_on``, asked four times a second, says no.

    What was left behind then ends by its own time limit, and nobody waits for it. What ``work`` raises is raised here.
    """
    box: Future[Answer] = Future()

    def run() -> None:
        try:
            box.set_result(work())
        except BaseException as trouble:  # raised again where the answer is asked for
            box.set_exception(trouble)

    Thread(target=run, daemon=True).start()
    while wait([box], timeout=LISTEN_SECONDS).not_done:
        if not go_on():
            return None
    return box.result()
