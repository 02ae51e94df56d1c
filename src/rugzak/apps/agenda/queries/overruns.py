"""In which weeks more than the released hours was allowed, and the table of hours for who steers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from rugzak.apps.agenda.ledger import NO_HOURS, WeekLedger
from rugzak.apps.agenda.models import Overrun, Visit
from rugzak.apps.agenda.queries.hours import hours_by_appointment, hours_by_week, ledger_of
from rugzak.apps.agenda.words import OverReason
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week


@dataclass(frozen=True)
class LedgerRow:
    """A line of a table of hours: whose, and why it went over when that was said."""

    appointment: programmes.Appointment
    ledger: WeekLedger
    reason: str = ""

    @property
    def may_ask(self) -> bool:
        """More hours make sense in a week that is not over, and in one that went over."""
        return self.ledger.free < timedelta() or self.ledger.week >= Week.of(timezone.localdate())


def overruns_of(appointment_ids: Collection[UUID]) -> dict[tuple[UUID, Week], str]:
    """The reason per appointment and week, in words."""
    rows = Overrun.objects.filter(appointment__in=list(appointment_ids))
    return {(row.appointment_id, Week(row.year, row.week)): str(OverReason(row.reason).label) for row in rows}


def may_overrun(appointment_id: UUID, week: Week) -> bool:
    return Overrun.objects.filter(appointment=appointment_id, year=week.year, week=week.number).exists()


def overrun_to_explain(visit: Visit) -> WeekLedger | None:
    """The week of a visit, when it went over its released hours and nobody said why yet."""
    ledger = ledger_of(visit.appointment_id, visit.appointment.released, visit.week)
    if ledger.free >= timedelta() or may_overrun(visit.appointment_id, visit.week):
        return None
    return ledger


def own_hours(
    person: Member, first: Week, last: Week
) -> list[tuple[programmes.Appointment, list[LedgerRow]]]:
    """The coach's own weeks, one table per appointment."""
    appointments = programmes.coaching_now(person)
    ids = [one.pk for one in appointments]
    hours, reasons = hours_by_week(ids, first, last), overruns_of(ids)
    weeks = [first + number for number in range((last.monday - first.monday).days // 7 + 1)]
    return [
        (
            one,
            [
                LedgerRow(
                    one,
                    WeekLedger(week, one.released, *hours.get((one.pk, week), NO_HOURS)),
                    reasons.get((one.pk, week), ""),
                )
                for week in weeks
            ],
        )
        for one in appointments
    ]


def hours_of_coaches(week: Week) -> list[LedgerRow]:
    """Every running appointment in one week, by region and name: hours, and nothing about people or themes."""
    appointments = list(programmes.running_appointments().order_by("region__name", "member__sort_key", "pk"))
    ids = [one.pk for one in appointments]
    hours, reasons = hours_by_appointment(ids, week), overruns_of(ids)
    return [
        LedgerRow(
            one,
            WeekLedger(week, one.released, *hours.get(one.pk, NO_HOURS)),
            reasons.get((one.pk, week), ""),
        )
        for one in appointments
    ]
