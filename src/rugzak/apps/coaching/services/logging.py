"""The contact log: twenty seconds after a visit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda_queries
from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.words import AHEAD, Part, VisitState
from rugzak.apps.backpack import services as backpack
from rugzak.apps.backpack.queries import Item
from rugzak.apps.coaching.events import LookBackErased, VisitLookedBackOn
from rugzak.apps.coaching.models import ContactLog
from rugzak.apps.coaching.words import KEPT, Deed, Movement
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import vault


class NotYet(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Dit bezoek is nog niet geweest. Terugkijken kan zodra het begonnen is."))


class TooLongAgo(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Dit bezoek is te lang geleden om nog op terug te kijken."))


class ChangedElsewhere(Refusal):
    """Somebody, or the same person on another device, wrote in between."""

    def __init__(self) -> None:
        super().__init__(
            _("Op een ander apparaat is al teruggekeken op dit bezoek. Kijk wat er staat, en bewaar opnieuw.")
        )


@transaction.atomic
def look_back(
    *,
    visit: agenda_queries.Visit,
    deeds: Sequence[Deed],
    movements: Sequence[Movement],
    words: str,
    key: UUID,
    by: Member,
    revision: int = 0,
    length: timedelta | None = None,
    items: Iterable[Item] = (),
) -> ContactLog:
    """Write down what was done and what moved; a visit that was not rounded off is from now on.

    ``key`` is made by the form, perhaps on a phone without a network: sending it twice
    writes once. ``revision`` is what the writer saw; 0 when nothing stood there.
    ``length`` is how long it really was, when that is said; ``items`` is
    what the colleague got from the bag.

    Raises NotYet, TooLongAgo, and ChangedElsewhere when another device was first.
    """
    there = ContactLog.objects.select_for_update().filter(visit=visit).first()
    if there is not None and there.key == key:
        return there
    _refuse_wrong_moment(visit)
    if revision != (there.revision if there else 0):
        raise ChangedElsewhere
    if visit.state == VisitState.CONFIRMED or length is not None:
        agenda.mark_done(visit=visit, by=by, length=length)
    log = there or ContactLog(visit=visit, owner=_whom_it_is_about(visit), coach=by)
    log.fill_organisation()
    log.deeds, log.movements, log.key = list(deeds), list(movements), key
    log.words = vault.key_to_seal(log.owner_id).seal(log, "words", words) if words else None
    log.changed_at, log.revision = timezone.now(), revision + 1
    log.save(force_insert=there is None)
    record(VisitLookedBackOn(visit_id=visit.pk, by_id=by.pk))
    if given := list(items):
        backpack.hand_out(visit=visit, items=given, versions=[], by=by)
    return log


@transaction.atomic
def erase_words(*, log: ContactLog, by: Member) -> None:
    """The colleague does not want these words kept. What was ticked stays; it tells nothing of her."""
    if log.words is not None:
        log.words = None
        log.changed_at = timezone.now()
        log.revision += 1
        log.save(update_fields=["words", "changed_at", "revision"])
        record(LookBackErased(visit_id=log.visit_id, by_id=by.pk))


def _refuse_wrong_moment(visit: agenda_queries.Visit) -> None:
    now = timezone.now()
    is_over = visit.state == VisitState.DONE or (visit.state in AHEAD and visit.start <= now)
    if not is_over:
        raise NotYet
    if visit.end < now - KEPT:  # the night would erase it again
        raise TooLongAgo


def _whom_it_is_about(visit: agenda_queries.Visit) -> Member:
    """The colleague of the visit; of a visit with nobody in particular, the coach."""
    colleagues = [row.member for row in visit.occupations.all() if row.part == Part.COLLEAGUE]
    return colleagues[0] if colleagues else visit.coach
