"""Drawing a page: one each as long as pages last, then a second copy."""

from __future__ import annotations

import secrets
from collections import Counter

from django.db import IntegrityError, transaction

from rugzak.apps.gatherings.models import Gathering, PageDraw, Seat
from rugzak.apps.gatherings.pages import pages_of
from rugzak.apps.gatherings.services.signals import News, tell_room


@transaction.atomic
def draw_page(*, gathering: Gathering, seat: Seat, page: int | None) -> PageDraw:
    """Take the page one chose, or any; one that is left when somebody was first. Choosing twice keeps the first."""
    there = PageDraw.objects.filter(gathering=gathering, seat=seat).first()
    if there is not None:
        return there
    for _try in range(8):
        wanted, copy = _free(gathering, page)
        try:
            with transaction.atomic():
                drawn = PageDraw.objects.create(gathering=gathering, seat=seat, page=wanted, copy=copy)
        except IntegrityError:
            mine = PageDraw.objects.filter(gathering=gathering, seat=seat).first()
            if mine is not None:
                return mine
            continue
        # Who still chooses sees at once what is gone; in a full hall a moment later.
        tell_room(gathering, News.TALLY if gathering.is_congress else News.OWN)
        return drawn
    return PageDraw.objects.create(gathering=gathering, seat=seat, page=wanted, copy=copy + seat.alias + 1)


def taken_pages(gathering: Gathering) -> set[int]:
    """Pages that lie before somebody while others still lie free; empty when all are free for another copy."""
    counts = _counts(gathering)
    least = min(counts.values())
    taken = {page for page, count in counts.items() if count > least}
    return taken if len(taken) < len(counts) else set()


def _free(gathering: Gathering, page: int | None) -> tuple[int, int]:
    counts = _counts(gathering)
    least = min(counts.values())
    free = [number for number, count in counts.items() if count == least]
    return page if page in free else secrets.choice(free), least + 1


def _counts(gathering: Gathering) -> dict[int, int]:
    drawn = Counter(PageDraw.objects.filter(gathering=gathering).values_list("page", flat=True))
    return {page: drawn[page] for page in range(len(pages_of(gathering.script)))}
