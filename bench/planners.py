"""A hundred planners at once, spread over several processes: is it the process that is slow, or the database?

    python -m bench.planners --processes 4

The same planners as in the test of P4 book, move and call off visits of seven people in
three days. One process shares one interpreter between all of them; with more processes,
as a web server has, what is left is the database and the waiting for each other.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Semaphore
from typing import Any

PLANNERS, CONNECTIONS = 100, 40


def main() -> int:
    options = _options()
    _set_up()
    from tests.support import cast, databases

    from rugzak.apps.agenda.tests.test_at_once import COACHES, OVERLAPS, STRAYS
    from rugzak.apps.programmes.tests import factories as programmes
    from rugzak.ground.tenancy.context import as_system

    for processes in options.processes:
        with databases.another_clone() as name:
            cast.enter_everybody()
            with as_system(cast.KUSTMEER):
                programme = programmes.backpackers()
                for coach in COACHES:
                    programmes.coach(programme, coach, released_minutes_per_week=2400)
            _tell(processes, *_run(name, processes, options.planners))
            from django.db import connection

            with as_system(cast.KUSTMEER), connection.cursor() as cursor:
                for what, question in (("overlaps", OVERLAPS), ("strays", STRAYS)):
                    cursor.execute(question)
                    print(f"    {what}: {cursor.fetchone()[0]}")
    return 0


def _run(name: str, processes: int, planners: int) -> tuple[list[float], Counter[str], float]:
    spawn = multiprocessing.get_context("spawn")
    gate, answers = spawn.Barrier(processes + 1), spawn.Queue()
    shares = [range(planners)[number::processes] for number in range(processes)]
    share_of_connections = max(1, CONNECTIONS // processes)
    children = [
        spawn.Process(target=_work, args=(name, list(share), share_of_connections, gate, answers))
        for share in shares
    ]
    for child in children:
        child.start()
    gate.wait(timeout=120)
    began = time.perf_counter()
    times: list[float] = []
    done: Counter[str] = Counter()
    for _child in children:
        some, counted = answers.get(timeout=300)
        times += some
        done += counted
    seconds = time.perf_counter() - began
    for child in children:
        child.join(timeout=30)
    return sorted(times), done, seconds


def _work(name: str, numbers: list[int], share: int, gate: Any, answers: Any) -> None:
    """One process: its share of the planners, each in a thread, on so many connections at once."""
    _set_up()
    from django.db import OperationalError, connections
    from tests.support import cast, databases

    from rugzak.apps.agenda.tests.test_at_once import Planner
    from rugzak.apps.programmes.models import Appointment
    from rugzak.ground.tenancy.context import as_system

    databases.use(name)
    with as_system(cast.KUSTMEER):
        coaches = list(Appointment.objects.select_related("member"))
    planners, room, ready = (
        [Planner(number, coaches) for number in numbers],
        Semaphore(share),
        Barrier(len(numbers)),
    )

    def run(planner: Planner) -> Counter[str]:
        # A web server keeps them open; opening a hundred takes seconds.
        connections["default"].ensure_connection()
        ready.wait(timeout=60)
        try:
            with room:
                return planner.deeds()
        except OperationalError as error:  # the database's own clock, on a machine that is too busy
            return Counter({str(error).strip(): 1})
        finally:
            connections.close_all()

    gate.wait(timeout=120)
    # The pool opens its connections first, and then all begin at once.
    with ThreadPoolExecutor(len(planners)) as pool:
        done = sum(pool.map(run, planners), Counter())
    answers.put(([one for planner in planners for one in planner.times], done))


def _set_up() -> None:
    """As the tests do, with the clock a week before the visits that are planned."""
    from datetime import UTC, datetime

    import time_machine

    from rugzak.config.operation import surroundings
    from rugzak.config.operation.catalogues.files import compile_all

    os.environ.update(RUGZAK_MODE="test", RUGZAK_SECURE_COOKIES="0")
    surroundings.complete(for_tests=True)
    compile_all()
    surroundings.set_up_django()
    time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=UTC), tick=True).start()


def _tell(processes: int, times: list[float], done: Counter[str], seconds: float) -> None:
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"{processes} process(es): {len(times)} deeds in {seconds:.1f} s;", end=" ")
    print(f"p50 {p50:.3f}, p99 {p99:.3f}, max {times[-1]:.3f} s; {dict(done)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.planners")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--planners", type=int, default=PLANNERS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
