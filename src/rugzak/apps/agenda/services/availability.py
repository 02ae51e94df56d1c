"""A coach says when coaching suits, and why a week needed more hours."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.events import AvailabilityChanged, AwayAdded, AwayRemoved, OverrunExplained
from rugzak.apps.agenda.models import Availability, Away, Overrun
from rugzak.apps.agenda.words import AWAY_AHEAD_LIMIT, HALVES_PER_WEEK, OverReason
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import Week


@transaction.atomic
def choose_halves(*, member: Member, halves: Collection[int]) -> None:
    """Keep the half-days of the week that suit; all of them is the same as having said nothing."""
    chosen = sorted(set(halves) & set(range(HALVES_PER_WEEK)))
    if len(chosen) == HALVES_PER_WEEK:
        Availability.objects.filter(member=member).delete()
    else:
        Availability.objects.update_or_create(member=member, defaults={"halves": chosen})
    record(AvailabilityChanged(member_id=member.pk, by_id=member.pk))


@transaction.atomic
def add_away(
    *,
    member: Member,
    first_day: date,
    last_day: date,
    by: Member | None = None,
    stand_in: Member | None = None,
) -> Away:
    """Days on which this coach cannot; what is planned there stays until somebody moves it.

    ``stand_in`` is who is asked in the meantime. No cause is asked and none is kept.
    """
    today = timezone.localdate()
    if last_day < first_day:
        raise Refusal(_("De laatste dag ligt voor de eerste dag. Kies een latere dag."), field="last_day")
    if last_day < today:
        raise Refusal(_("Deze dagen zijn al voorbij. Kies een latere dag."), field="last_day")
    if last_day > today + AWAY_AHEAD_LIMIT:
        raise Refusal(_("Kijk hoogstens een jaar vooruit. Kies een eerdere dag."), field="last_day")
    if stand_in is not None and stand_in.pk == member.pk:
        raise Refusal(_("Kies iemand anders om in te vallen."), field="stand_in")
    row, made = Away.objects.get_or_create(
        member=member, first_day=first_day, last_day=last_day, defaults={"stand_in": stand_in}
    )
    if not made and stand_in is not None and row.stand_in_id != stand_in.pk:
        row.stand_in = stand_in
        row.save(update_fields=["stand_in"])
    if made:
        by_id = (by or member).pk
        record(AwayAdded(member_id=member.pk, first_day=first_day, last_day=last_day, by_id=by_id))
    return row


@transaction.atomic
def remove_away(*, away: Away, by: Member) -> None:
    member_id = away.member_id
    away.delete()
    record(AwayRemoved(member_id=member_id, by_id=by.pk))


@transaction.atomic
def explain_overrun(*, appointment_id: UUID, week: Week, reason: OverReason, by: Member) -> Overrun:
    """Say why a week needs more than the released hours; from then on that week is no longer refused."""
    row, _made = Overrun.objects.update_or_create(
        appointment_id=appointment_id,
        year=week.year,
        week=week.number,
        defaults={"reason": reason, "by": by, "at": timezone.now()},
    )
    record(OverrunExplained(appointment_id=appointment_id, year=week.year, week=week.number, by_id=by.pk))
    return row
