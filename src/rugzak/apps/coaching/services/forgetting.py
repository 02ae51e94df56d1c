"""What is kept no longer than promised."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from rugzak.apps.coaching.models import ContactLog, Observation
from rugzak.apps.coaching.words import KEPT, UNDECIDED_KEPT, ObservationState


@transaction.atomic
def erase_what_is_over(*, at: datetime) -> int:
    """Drafts and offers without an answer after fourteen days, the rest after a year; returns how many."""
    undecided = ~Q(state=ObservationState.ACCEPTED) & Q(changed_at__lt=at - UNDECIDED_KEPT)
    kept = Q(state=ObservationState.ACCEPTED, settled_at__lt=at - KEPT)
    observations, _ = Observation.objects.filter(undecided | kept).delete()
    logs, _ = ContactLog.objects.filter(visit__during__endswith__lt=at - KEPT).delete()
    return observations + logs
