"""Several visits that move in one deed, and go back in one."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from rugzak.apps.agenda.events import VisitMoved
from rugzak.apps.agenda.models import Occupation, Relocation, Visit
from rugzak.apps.agenda.refusals import NextOnesStuck
from rugzak.apps.agenda.services.checks import take_turns
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id

Shift = tuple[Visit, DateTimeTZRange]


def all_locked(visit_ids: Collection[UUID]) -> list[Visit]:
    """These visits as they stand, by time: first the turns of everybody in them, then the rows."""
    people = Occupation.objects.filter(visit__in=visit_ids).values_list("member_id", flat=True)
    take_turns(set(people))
    rows = Visit.objects.select_for_update(of=("self",)).select_related("appointment__member", "location")
    return sorted(rows.filter(pk__in=visit_ids).order_by("pk"), key=lambda one: one.start)


def shift(shifts: Sequence[Shift], by: Member) -> None:
    """Give each visit its new span, and remember where it came from. Raises NextOnesStuck."""
    together, now = new_id(), timezone.now()
    before = {visit.pk: visit.during for visit, _during in shifts}
    put(shifts, by)
    for visit, _during in shifts:
        Relocation.objects.update_or_create(
            visit=visit, defaults={"before": before[visit.pk], "by": by, "at": now, "together": together}
        )


def put(shifts: Sequence[Shift], by: Member) -> None:
    """First all of them let go of their time, so that they do not stand in each other's way."""
    moved = [visit.pk for visit, _during in shifts]
    rows = Occupation.objects.filter(visit__in=moved, is_standing=True)
    held = list(rows.values_list("pk", flat=True))
    rows.update(is_standing=False)
    try:
        with transaction.atomic():
            for visit, during in shifts:
                Occupation.objects.filter(visit=visit, pk__in=held).update(during=during, is_standing=True)
    except IntegrityError as error:
        if "occupation_one_place_at_a_time" not in str(error):
            raise
        raise NextOnesStuck from None
    for visit, during in shifts:
        _write(visit, during, by)


def _write(visit: Visit, during: DateTimeTZRange, by: Member) -> None:
    old_start, visit.during = visit.start, during
    visit.revision += 1
    visit.changed_at = timezone.now()
    visit.save(update_fields=["during", "revision", "changed_at"])
    record(VisitMoved(visit_id=visit.pk, old_start=old_start, start=visit.start, end=visit.end, by_id=by.pk))
