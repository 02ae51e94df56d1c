"""How somebody wants to hear of things."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from django.db import transaction

from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.models import NoticeChoice, QuietHours


@dataclass(frozen=True)
class Way:
    """On the bell, by mail, both or neither."""

    on_bell: bool
    by_mail: bool


@transaction.atomic
def choose(*, by: Member, ways: Mapping[str, Way], quiet: bool, starts: time, ends: time) -> None:
    """Keep somebody's choice per kind and quiet hours, in local wall-clock time."""
    NoticeChoice.objects.bulk_create(
        [NoticeChoice(member=by, kind=k, on_bell=w.on_bell, by_mail=w.by_mail) for k, w in ways.items()],
        update_conflicts=True,
        unique_fields=["organisation", "member", "kind"],
        update_fields=["on_bell", "by_mail"],
    )
    QuietHours.objects.update_or_create(member=by, defaults={"is_on": quiet, "starts": starts, "ends": ends})
