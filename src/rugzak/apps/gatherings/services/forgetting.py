"""What is kept of a session no longer than promised: the session itself, its report and what its makers let go."""

from datetime import datetime, timedelta

from django.db import transaction

from rugzak.apps.gatherings.models import Gathering, Series

SESSION_KEPT = timedelta(days=2 * 365)


@transaction.atomic
def forget_old_sessions(*, at: datetime) -> int:
    """Erase sessions of two years ago with all that hangs on them, and a series of which none is left."""
    old = Gathering.objects.filter(starts_at__lt=at - SESSION_KEPT)
    series = set(old.exclude(series=None).values_list("series", flat=True))
    gone = old.count()
    old.delete()
    left = Gathering.objects.filter(series__in=series).values("series")
    Series.objects.filter(pk__in=series).exclude(pk__in=left).delete()
    return gone
