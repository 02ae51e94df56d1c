"""What goes by itself after two years, and the one question before it: may it stay a year longer?"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import KeepingAsked, KeptLonger
from rugzak.apps.gatherings.models import Gathering, Invitation, Method, Series
from rugzak.apps.gatherings.services.moves import locked
from rugzak.apps.gatherings.words import ASK_BEFORE, GATHERING_LIFE, KEPT_LONGER, PRESENCE_LIFE
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal

AT_ONCE = 500


class NotAsked(Refusal):
    sentence = _("Hier is nu niets te kiezen. Het blijft tot de dag die erbij staat.")


@transaction.atomic
def forget_old_sessions(*, at: datetime) -> int:
    """Erase what began more than two years ago and was not kept longer; answers how many sessions went.

    Who was invited and who came goes a month after the session.
    """
    long_ago = at - GATHERING_LIFE
    due = Gathering.objects.filter(starts_at__lt=long_ago).exclude(kept_until__gte=at)
    old = list(due.values_list("pk", flat=True)[:AT_ONCE])
    Gathering.objects.filter(pk__in=old).delete()
    Invitation.objects.filter(gathering__starts_at__lt=at - PRESENCE_LIFE).delete()
    Series.objects.filter(gatherings=None, made_at__lt=long_ago).delete()
    Method.objects.filter(put_away_at__lt=long_ago).delete()
    return len(old)


@transaction.atomic
def ask_before_forgetting(*, at: datetime) -> int:
    """Ask who led, once and six weeks before, where there is a report to keep; answers how many were asked."""
    soon = Q(starts_at__lt=at - GATHERING_LIFE + ASK_BEFORE, starts_at__gte=at - GATHERING_LIFE)
    rows = list(Gathering.objects.filter(soon, keep_asked_at=None, report__isnull=False)[:AT_ONCE])
    for row in rows:
        row.keep_asked_at = at
        row.save(update_fields=["keep_asked_at"])
        record(KeepingAsked(gathering_id=row.pk, host_id=row.host_id))
    return len(rows)


@transaction.atomic
def keep_longer(*, gathering: Gathering, by: Member) -> Gathering:
    """A year more, once. Raises NotAsked."""
    row = locked(gathering)
    if not may_be_kept(row):
        raise NotAsked
    row.kept_until = row.starts_at + GATHERING_LIFE + KEPT_LONGER
    row.save(update_fields=["kept_until"])
    record(KeptLonger(gathering_id=row.pk, by_id=by.pk))
    return row


def may_be_kept(gathering: Gathering) -> bool:
    return gathering.keep_asked_at is not None and gathering.kept_until is None
