"""One deed at a time: the session's row is locked, its version checked, the deed numbered and told."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models import Gathering, LogLine
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.words import Deed
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal


class AlreadyDone(Refusal):
    """Another device was first: this one shows where the room is now, and nothing happens twice."""

    sentence = _("Dit is al gedaan. Hieronder zie je waar de kamer nu is.")


class NotPossibleNow(Refusal):
    sentence = _("Dit kan nu niet. Hieronder zie je waar de kamer nu is.")


def locked(gathering: Gathering, *, seen: int | None = None, alone: bool = False) -> Gathering:
    """The session's row, locked. Raises AlreadyDone when it moved on since version ``seen``.

    One leads at a time, and what phones send meanwhile does not wait for that; with
    ``alone`` it does.
    """
    row = (
        Gathering.objects.select_for_update(of=("self",), no_key=not alone)
        .select_related("location", "host", "cohost", "in_charge", "deck")
        .get(pk=gathering.pk)
    )
    if seen is not None and row.version != seen:
        raise AlreadyDone
    return row


def logged(row: Gathering, deed: Deed, *, by: Member | None, changed: list[str]) -> None:
    """Save what changed with the next number, write the log's line, and wake every screen."""
    row.version += 1
    row.save(update_fields=[*changed, "version"])
    step = row.step
    LogLine.objects.create(
        gathering=row,
        number=row.version,
        deed=deed,
        step_key=step.key if step else "",
        by=by,
        at=timezone.now(),
    )
    tell_room(row, News.PICTURE)
