"""Receiving what waited in a browser: once, however often it is sent."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from rugzak.ground.accounts.models import Member
from rugzak.ground.pocket.deeds import Later, Sent
from rugzak.ground.pocket.models import Receipt
from rugzak.ground.pocket.words import RECEIPTS_KEPT


@transaction.atomic
def receive(*, deed: Later, sent: Sent, by: Member) -> str:
    """Do the deed, or answer what was answered the first time. Returns where to look.

    A refusal leaves no receipt: the same thing may come again when the person changed something.
    """
    key = UUID(sent.key)
    _wait_for_its_twin(key)
    receipt = Receipt.objects.filter(member=by, key=key).first()
    if receipt is not None:
        return receipt.href
    href = deed.do(by, sent)
    Receipt.objects.create(member=by, key=key, deed=deed.name, href=href)
    return href


@transaction.atomic
def forget_old_receipts(*, at: datetime) -> None:
    Receipt.objects.filter(at__lt=at - RECEIPTS_KEPT).delete()


def _wait_for_its_twin(key: UUID) -> None:
    """The answer got lost and it is sent again while the first is still being done: then the second waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key.int % 2**63])
