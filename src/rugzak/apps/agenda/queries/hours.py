"""The ledger of released hours."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Sum, Value, When
from django.db.models.fields import DurationField
from django.db.models.functions import Lower, Upper

from rugzak.apps.agenda.ledger import WeekLedger
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.words import AHEAD, STANDING, VisitState
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week


def ledger_of(appointment_id: UUID, released: timedelta, week: Week) -> WeekLedger:
    """Hours of one appointment in one week."""
    used, planned = hours_by_appointment([appointment_id], week).get(
        appointment_id, (timedelta(), timedelta())
    )
    return WeekLedger(week, released, used, planned)


def hours_by_appointment(
    appointment_ids: Iterable[UUID], week: Week
) -> dict[UUID, tuple[timedelta, timedelta]]:
    """Used and planned time per appointment, of visits that start in the week."""
    length = Upper("during", output_field=DurationField()) - Lower("during", output_field=DurationField())
    nothing = Value(timedelta(), output_field=DurationField())
    rows = (
        Visit.objects.filter(appointment_id__in=list(appointment_ids), state__in=STANDING)
        .filter(during__startswith__gte=week.start, during__startswith__lt=week.end)
        .values("appointment_id")
        .annotate(
            used=Sum(Case(When(state=VisitState.DONE, then=length), default=nothing)),
            planned=Sum(Case(When(state__in=AHEAD, then=length), default=nothing)),
        )
    )
    return {row["appointment_id"]: (row["used"], row["planned"]) for row in rows}


def own_ledgers(person: Member, week: Week) -> list[WeekLedger]:
    """The coach's own hours of a week, one ledger per appointment."""
    appointments = programmes.coaching_now(person)
    hours = hours_by_appointment([one.pk for one in appointments], week) if appointments else {}
    nothing = (timedelta(), timedelta())
    return [WeekLedger(week, one.released, *hours.get(one.pk, nothing)) for one in appointments]
