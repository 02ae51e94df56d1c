"""Moving everybody's key to a new master key, and erasing one for good."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import all_organisations
from rugzak.ground.trust import vault
from rugzak.ground.trust.events import KeyErased
from rugzak.ground.trust.master_keys import master_keys
from rugzak.ground.trust.models import SubjectKey

BATCH = 500


def rewrap_subject_keys() -> int:
    """Wrap every key that is not under the active master key again, in all organisations; returns how many.

    Runs outside any organisation and visits each. Texts stay as they are. Safe to
    run twice, and while people work.
    """
    return sum(_rewrap_all_of(organisation_id) for organisation_id in all_organisations())


@transaction.atomic
def erase_key(member: Member) -> None:
    """Make everything sealed for ``member`` unreadable, for good, wherever a copy of the text lies."""
    key, _ = SubjectKey.objects.update_or_create(
        member=member, defaults={"wrapped": None, "master_key": "", "erased_at": timezone.now()}
    )
    record(KeyErased(member_id=key.member_id))


def _rewrap_all_of(organisation_id: UUID) -> int:
    moved = 0
    while batch := _rewrap_batch(organisation_id):
        moved += batch
    return moved


def _rewrap_batch(organisation_id: UUID) -> int:
    with inside(organisation_id):
        waiting = SubjectKey.objects.filter(erased_at=None).exclude(master_key=master_keys().active)
        rows = [vault.rewrapped(row) for row in waiting.select_for_update()[:BATCH]]
        SubjectKey.objects.bulk_update(rows, ["wrapped", "master_key"])
    return len(rows)
