"""The one place where questions of colleagues become figures: of a quarter that is over, small groups hidden."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from rugzak.apps.support.models import ClosedQuarter, SupportRequest
from rugzak.apps.support.quarters import last_closed_quarter
from rugzak.apps.support.small_groups import shown_cells
from rugzak.apps.support.words import RequestState
from rugzak.ground.tenancy.models import Organisation


@dataclass
class Group:
    """The questions of one region, or of all together."""

    askers: set[UUID] = field(default_factory=set)
    asked: int = 0
    in_time: int = 0

    @property
    def share(self) -> int:
        return 5 * round(20 * self.in_time / self.asked)


@transaction.atomic
def freeze_quarter(today: date) -> int:
    """Write down the quarter that was over last, once; gives how many rows. Runs as the system.

    A question counts in the quarter in which its answer was promised, so that all of
    them are answered or late when it is over. Afterwards nothing changes: a figure
    that moves tells who withdrew.
    """
    start, end = last_closed_quarter(today)
    if ClosedQuarter.objects.filter(start=start).exists():
        return 0
    floor = Organisation.objects.get().cohort_floor
    groups, together = _groups(start, end)
    rows = []
    if len(together.askers) >= floor:
        shown = shown_cells({region: group.askers for region, group in groups.items()}, floor)
        rows = [_row(start, region, group if region in shown else None) for region, group in groups.items()]
        rows.append(_row(start, None, together))
    else:
        rows.append(_row(start, None, None))
    return len(ClosedQuarter.objects.bulk_create(rows))


def _groups(start: date, end: date) -> tuple[dict[UUID, Group], Group]:
    asked = SupportRequest.objects.filter(team=None, promised_on__gte=start, promised_on__lt=end)
    rows = asked.exclude(state=RequestState.WITHDRAWN).values_list(
        "region_id", "asker_id", "promised_on", "first_answered_at__date"
    )
    groups: dict[UUID, Group] = defaultdict(Group)
    together = Group()
    for region_id, asker_id, promised_on, answered_on in rows:
        for group in (groups[region_id], together):
            group.askers.add(asker_id)
            group.asked += 1
            group.in_time += answered_on is not None and answered_on <= promised_on
    return groups, together


def _row(start: date, region_id: UUID | None, group: Group | None) -> ClosedQuarter:
    if group is None:
        return ClosedQuarter(start=start, region_id=region_id)
    return ClosedQuarter(start=start, region_id=region_id, asked=group.asked, in_time=group.share)
