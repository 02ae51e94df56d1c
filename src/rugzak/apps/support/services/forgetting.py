"""What is kept no longer than promised."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.words import KEPT_AFTER_CLOSING, KEPT_WITHOUT_ANSWER


@transaction.atomic
def forget_old_requests(*, at: datetime) -> int:
    """Erase what was closed a year ago, and what nobody took up half a year ago; returns how many.

    With the request go its words, who came, and how it was looked back on (see data_map).
    """
    over = Q(closed_at__lt=at - KEPT_AFTER_CLOSING)
    never = Q(engagement=None, sent_at__lt=at - KEPT_WITHOUT_ANSWER)
    old = list(SupportRequest.objects.filter(over | never).values_list("pk", flat=True))
    SupportRequest.objects.filter(pk__in=old).delete()
    return len(old)
