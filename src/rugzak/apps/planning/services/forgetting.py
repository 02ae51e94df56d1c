"""What is kept no longer than promised."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.words import KEPT_AFTER


@transaction.atomic
def forget_old_plans(*, at: datetime) -> int:
    """Erase proposals whose moment lies eight weeks back; returns how many."""
    count, _per_table = Proposal.objects.filter(start__lt=at - KEPT_AFTER).delete()
    return count
