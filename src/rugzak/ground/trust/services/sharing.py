"""Consents and shares: one act, per item, with a named person and an end; taking back works at once."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.trust import queries
from rugzak.ground.trust.events import ConsentGiven, ConsentWithdrawn, ItemShared, SharingWithdrawn
from rugzak.ground.trust.models import Consent, SharingGrant
from rugzak.ground.trust.rules import may_receive
from rugzak.ground.trust.words import SHARE_AT_MOST


class CannotReceive(Refusal):
    """This person is never a reader of somebody's own words."""

    def __init__(self, person: Member) -> None:
        super().__init__(
            _(
                "%(name)s kan dit niet lezen. Wie leiding geeft, beheert of bestuurt, leest nooit mee."
                " Kies een andere collega."
            )
            % {"name": person.first_name},
            field="person",
        )


@transaction.atomic
def share_item(
    *, kind: str, item_id: UUID, owner: Member, shared_with: Member, last_day: date, by: Member
) -> SharingGrant:
    """Let ``shared_with`` read one item of ``owner`` through ``last_day`` (local date).

    ``shared_with`` comes with roles filled in (people.queries). A share with the
    same person that runs already is replaced. Raises CannotReceive, and Refusal on
    a day that is past or more than a year away.
    """
    if by.pk != owner.pk:
        raise ValueError("only the owner shares")
    if shared_with.pk == owner.pk:
        raise Refusal(_("Dit ben je zelf. Kies een collega."), field="person")
    if not may_receive(shared_with):
        raise CannotReceive(shared_with)
    until = _end_of(last_day)
    _stop(queries.shares_of(owner, kind, item_id).filter(shared_with=shared_with), by)
    _close_expired(kind, item_id, shared_with)
    grant = SharingGrant.objects.create(
        kind=kind, item_id=item_id, owner=owner, shared_with=shared_with, until=until
    )
    record(ItemShared(grant_id=grant.pk, owner_id=owner.pk, with_id=shared_with.pk, until=until, by_id=by.pk))
    return grant


@transaction.atomic
def stop_sharing(*, grant: SharingGrant, by: Member) -> None:
    """Take a share back; the next request of the other is refused. Twice is as good as once."""
    _stop(queries.shares_given(by).filter(pk=grant.pk), by)


@transaction.atomic
def stop_sharing_item(*, kind: str, item_id: UUID, by: Member) -> None:
    """Take back every share of one item."""
    _stop(queries.shares_of(by, kind, item_id), by)


@transaction.atomic
def give_consent(
    *, owner: Member, purpose: str, kind: str, item_id: UUID, by: Member, until: datetime | None = None
) -> Consent:
    """Say yes to ``purpose`` for one item, until a moment when given. A yes that stands stays as it is."""
    if by.pk != owner.pk:
        raise ValueError("nobody says yes for somebody else")
    place = {"owner": owner, "purpose": purpose, "kind": kind, "item_id": item_id, "withdrawn_at": None}
    Consent.objects.filter(**place, until__lte=timezone.now()).update(withdrawn_at=timezone.now())
    consent, is_new = Consent.objects.get_or_create(**place, defaults={"until": until})
    if is_new:
        record(ConsentGiven(consent_id=consent.pk, owner_id=owner.pk, by_id=by.pk))
    return consent


@transaction.atomic
def withdraw_consent(*, owner: Member, purpose: str, kind: str, item_id: UUID, by: Member) -> None:
    """Take a yes back; it counts at once."""
    if by.pk != owner.pk:
        raise ValueError("nobody takes back somebody else's yes")
    standing = Consent.objects.filter(
        owner=owner, purpose=purpose, kind=kind, item_id=item_id, withdrawn_at=None
    )
    for consent in standing.select_for_update():
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        record(ConsentWithdrawn(consent_id=consent.pk, owner_id=owner.pk, by_id=by.pk))


def _end_of(last_day: date) -> datetime:
    today = timezone.localdate()
    if last_day < today:
        raise Refusal(_("Deze dag is al voorbij. Kies vandaag of later."), field="last_day")
    if last_day > today + SHARE_AT_MOST:
        raise Refusal(_("Delen kan hoogstens een jaar. Kies een eerdere dag."), field="last_day")
    return local_moment(last_day + timedelta(days=1))


def _stop(grants: QuerySet[SharingGrant], by: Member) -> None:
    for grant in grants.order_by("id").select_for_update(of=("self",)):
        grant.withdrawn_at = timezone.now()
        grant.save(update_fields=["withdrawn_at"])
        record(
            SharingWithdrawn(
                grant_id=grant.pk, owner_id=grant.owner_id, with_id=grant.shared_with_id, by_id=by.pk
            )
        )


def _close_expired(kind: str, item_id: UUID, shared_with: Member) -> None:
    """A share that ended by itself makes room for a new one."""
    SharingGrant.objects.filter(
        kind=kind, item_id=item_id, shared_with=shared_with, withdrawn_at=None, until__lte=timezone.now()
    ).update(withdrawn_at=timezone.now())
