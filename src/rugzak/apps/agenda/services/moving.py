"""Move a visit to another time, and move it back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from rugzak.apps.agenda.events import VisitMoved
from rugzak.apps.agenda.models import Relocation, Visit
from rugzak.apps.agenda.refusals import NotPossibleNow
from rugzak.apps.agenda.services.booking import locked, people_of, span
from rugzak.apps.agenda.services.checks import (
    refuse_full_or_far,
    refuse_taken,
    refuse_wrong_moments,
    refusing_overlap,
)
from rugzak.apps.agenda.words import AHEAD, UNDO_WINDOW
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def move_visit(*, visit: Visit, start: datetime, by: Member, length: timedelta | None = None) -> Visit:
    """Give a visit that has not begun another time, the same length unless said otherwise.

    Raises what booking raises; the place and the people stay.
    """
    fresh = locked(visit)
    before, during = fresh.during, span(start, length or fresh.length)
    if during == before:
        return fresh
    _go_to(fresh, during, by)
    Relocation.objects.update_or_create(
        visit=fresh, defaults={"before": before, "by": by, "at": timezone.now()}
    )
    return fresh


@transaction.atomic
def undo_move(*, visit: Visit, by: Member) -> Visit:
    """Back to where it was, as long as that is free and it was moved just now by the same person."""
    fresh = locked(visit)
    last = Relocation.objects.filter(visit=fresh, by=by).first()
    if last is None or last.at < timezone.now() - UNDO_WINDOW:
        raise NotPossibleNow
    _go_to(fresh, last.before, by)
    last.delete()
    return fresh


def _go_to(visit: Visit, during: DateTimeTZRange, by: Member) -> None:
    if visit.state not in AHEAD or visit.start <= timezone.now():
        raise NotPossibleNow
    old_start, visit.during = visit.start, during
    people = people_of(visit)
    refuse_wrong_moments(visit)
    refuse_taken(people, visit)
    refuse_full_or_far(people, visit)
    visit.revision += 1
    visit.changed_at = timezone.now()
    visit.save(update_fields=["during", "revision", "changed_at"])
    with refusing_overlap(people, visit):
        visit.occupations.update(during=during)
    record(VisitMoved(visit_id=visit.pk, old_start=old_start, start=visit.start, end=visit.end, by_id=by.pk))
