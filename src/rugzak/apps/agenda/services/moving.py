"""Move a visit to another time, and move it back."""

from copy import copy
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from rugzak.apps.agenda.events import VisitMoved, VisitRebooked
from rugzak.apps.agenda.models import Relocation, Visit
from rugzak.apps.agenda.refusals import NotPossibleNow
from rugzak.apps.agenda.services.booking import book_visit, locked, people_of, span
from rugzak.apps.agenda.services.checks import (
    refuse_before_the_turn,
    refuse_full_or_far,
    refuse_taken,
    refuse_wrong_moments,
    refusing_overlap,
)
from rugzak.apps.agenda.services.reliefs import ask_again
from rugzak.apps.agenda.services.together import all_locked, put
from rugzak.apps.agenda.words import AHEAD, GONE, UNDO_WINDOW, Setting
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def move_visit(*, visit: Visit, start: datetime, by: Member, length: timedelta | None = None) -> Visit:
    """Give a visit that has not begun another time, the same length unless said otherwise.

    Raises what booking raises; the place and the people stay.
    """
    if visit.state in AHEAD:
        there = copy(visit)
        there.during = span(start, length or visit.length)
        refuse_before_the_turn(people_of(visit), there)
    fresh = locked(visit)
    before, during = fresh.during, span(start, length or fresh.length)
    if during == before:
        return fresh
    _go_to(fresh, during, by)
    Relocation.objects.update_or_create(
        visit=fresh, defaults={"before": before, "by": by, "at": timezone.now(), "together": None}
    )
    return fresh


@transaction.atomic
def book_again(*, visit: Visit, start: datetime, by: Member, key: UUID) -> Visit:
    """A new visit with the same people and place, instead of one that was called off or did not take place.

    The old one stays as it was. The same ``key`` twice gives the same visit. Raises what booking raises.
    """
    gone = locked(visit)
    made = Visit.objects.filter(pk=key).first()
    if made is not None:
        return made
    if gone.state not in GONE:
        raise NotPossibleNow
    again = book_visit(
        appointment_id=gone.appointment_id,
        start=start,
        length=gone.length,
        setting=Setting(gone.setting),
        by=by,
        colleagues=[person for person in people_of(gone) if person.pk != gone.coach.pk],
        location_id=gone.location_id,
        place=gone.place,
        team_id=gone.team_id,
        key=key,
    )
    record(VisitRebooked(visit_id=again.pk, instead_of_id=gone.pk, by_id=by.pk))
    return again


@transaction.atomic
def undo_move(*, visit: Visit, by: Member) -> Visit:
    """Back to where it was, as long as that is free and it was moved just now by the same person."""
    last = Relocation.objects.filter(visit=visit, by=by).first()
    if last is None or last.at < timezone.now() - UNDO_WINDOW:
        raise NotPossibleNow
    if last.together:
        return _all_back(visit, last, by)
    fresh = locked(visit)
    _go_to(fresh, last.before, by)
    last.delete()
    return fresh


def _all_back(visit: Visit, last: Relocation, by: Member) -> Visit:
    """What shifted together goes back together; what was called off since then stays where it is."""
    group = {row.visit_id: row for row in Relocation.objects.filter(together=last.together, by=by)}
    rows = [row for row in all_locked(list(group)) if row.state in AHEAD]
    put([(row, group[row.pk].before) for row in rows], by)
    Relocation.objects.filter(together=last.together).delete()
    return next((row for row in rows if row.pk == visit.pk), visit)


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
    ask_again(visit, by)
    record(VisitMoved(visit_id=visit.pk, old_start=old_start, start=visit.start, end=visit.end, by_id=by.pk))
