"""Erasing one person because that person asks, and erasing again what a backup brought back."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.across.privacy import erasures
from rugzak.across.privacy.events import PersonErased
from rugzak.across.privacy.services.leaving import clear_rows_about, forget_key, remove_way_in, take_name_away
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import all_organisations


class StillHere(Refusal):
    sentence = _("Deze collega werkt hier nog. Wissen kan pas na de laatste werkdag.")


@transaction.atomic
def erase_person(*, member: Member, by: Member | None) -> None:
    """Somebody who left goes now instead of by the clock; hours and counts stay, without a name.

    The list beside the database is written last, so that a restore erases again.
    Raises StillHere.
    """
    if not member.has_left:
        raise StillHere
    _erase(member)
    record(PersonErased(member_id=member.pk, by_id=by.pk if by else None))
    erasures.add(list_of_erasures(), member.pk, timezone.now())


def replay_erasures(path: Path) -> int:
    """Erase whoever is on the list and is back in the database; returns how many. For every organisation."""
    again = 0
    for organisation_id in all_organisations():
        with inside(organisation_id):
            ids = Member.objects.values_list("pk", flat=True)
            for member in Member.objects.filter(pk__in=erasures.found_in(path, ids)):
                _erase(member)
                record(PersonErased(member_id=member.pk, by_id=None))
                again += 1
    return again


def list_of_erasures() -> Path:
    return Path(settings.ENVIRONMENT.var) / erasures.NAME


def _erase(member: Member) -> None:
    if member.ended_at is None:
        member.ended_at = timezone.now()
    clear_rows_about(Member.objects.filter(pk=member.pk))
    remove_way_in(member)
    forget_key(member)
    take_name_away(member)
