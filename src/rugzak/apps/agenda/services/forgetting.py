"""Erase by the clock what is kept no longer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda.models import (
    Away,
    Cancellation,
    Occupation,
    Overrun,
    Relief,
    Relocation,
    Series,
    Shift,
    StandInOffer,
    Visit,
)
from rugzak.apps.agenda.words import OVERRUN_KEPT, SHIFT_KEPT, WHO_KEPT


@transaction.atomic
def forget_who_was_there(*, at: datetime) -> int:
    """Of visits of more than a year ago erase who was there, called it off or moved it; the hours stay.

    Days on which somebody could not coach go by the same term; shifts of the roster after a month; why a week
    was over its hours two years after the appointment.
    """
    old = Visit.objects.filter(during__endswith__lt=at - WHO_KEPT)
    Cancellation.objects.filter(visit__in=old).delete()
    Relocation.objects.filter(visit__in=old).delete()
    StandInOffer.objects.filter(visit__in=old).delete()
    Relief.objects.filter(visit__in=old).delete()
    Series.objects.filter(last_day__lt=timezone.localdate(at - WHO_KEPT)).delete()
    Away.objects.filter(last_day__lt=timezone.localdate(at - WHO_KEPT)).delete()
    Shift.objects.filter(during__endswith__lt=at - SHIFT_KEPT).delete()
    Overrun.objects.filter(appointment__ends_on__lt=timezone.localdate(at - OVERRUN_KEPT)).delete()
    return Occupation.objects.filter(visit__in=old).delete()[0]
