"""What goes by itself after two years: sessions with their report and invitations, and series without any."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rugzak.apps.gatherings.models import Gathering, Method, Series
from rugzak.apps.gatherings.words import GATHERING_LIFE


@transaction.atomic
def forget_old_sessions(*, at: datetime) -> int:
    """Erase what began more than two years ago, whatever its state; answers how many sessions went."""
    long_ago = at - GATHERING_LIFE
    old = list(Gathering.objects.filter(starts_at__lt=long_ago).values_list("pk", flat=True)[:500])
    Gathering.objects.filter(pk__in=old).delete()
    Series.objects.filter(gatherings=None, made_at__lt=long_ago).delete()
    Method.objects.filter(put_away_at__lt=long_ago).delete()
    return len(old)
