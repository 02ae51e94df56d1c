"""Lines of the log of reading. Who calls these lets a failure through: no line, no reading."""

from uuid import UUID

from django.db import transaction

from rugzak.ground.accounts.models import Member
from rugzak.ground.trust.models import Reading
from rugzak.ground.trust.words import Outcome


@transaction.atomic
def note_reading(
    *, reader: Member, about_id: UUID, kind: str, item_id: UUID, on_behalf_of: Member | None = None
) -> Reading | None:
    """Log that ``reader`` now opens an item of ``about_id``; before the words leave the house.

    One's own words are one's own business: reading them leaves no line.
    """
    return _line(Outcome.OPENED, reader, about_id, kind, item_id, on_behalf_of)


@transaction.atomic
def note_try(*, reader: Member, about_id: UUID, kind: str, item_id: UUID) -> Reading | None:
    """Log that ``reader`` was refused. Answer with a response, do not raise: that would undo the line.

    No happening beside it: who wanted to read what stands in the log alone.
    """
    return _line(Outcome.REFUSED, reader, about_id, kind, item_id, None)


def _line(
    outcome: Outcome, reader: Member, about_id: UUID, kind: str, item_id: UUID, on_behalf_of: Member | None
) -> Reading | None:
    if reader.pk == about_id:
        return None
    return Reading.objects.create(
        reader_id=reader.pk,
        about_id=about_id,
        kind=kind,
        item_id=item_id,
        outcome=outcome,
        on_behalf_of_id=on_behalf_of.pk if on_behalf_of else None,
    )
