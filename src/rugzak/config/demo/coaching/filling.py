"""Composes the lived-in part of one organisation."""

from rugzak.config.demo.built import Built
from rugzak.config.demo.coaching import (
    appointing,
    arranging,
    bags,
    board,
    guidance,
    looking,
    manners,
    past,
    present,
    present_elsewhere,
    questions,
    roads,
    traces,
)
from rugzak.config.demo.coaching.diary import Diary
from rugzak.config.demo.coaching.rows import Rows
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.tenancy.models import Organisation

PRESENTS = {
    "kustmeer": present.kustmeer,
    "klaverhoek": present_elsewhere.klaverhoek,
    "ruimbos": present_elsewhere.ruimbos,
}


def fill(built: Built, organisation: Organisation) -> None:
    """Runs inside the organisation, after its people."""
    roads.measure(built)
    seats = appointing.appoint(built)
    threads = Threads(built, organisation, seats, Diary(), Rows())
    PRESENTS[built.blueprint.slug](threads)
    arranging.come_back(threads)
    past.live_through(threads)
    guidance.guide(threads)
    manners.remember(threads)
    threads.rows.write()
    manners.settle_in(threads)
    looking.look_back(threads)
    bags.fill_bags(threads)
    questions.ask(threads)
    arranging.around(threads)
    traces.leave(threads)
    board.plan_ahead(threads)
