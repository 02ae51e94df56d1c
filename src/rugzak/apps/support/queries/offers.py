"""What lies on the table: proposals and their moments."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from rugzak.apps.support.models import Offer, OfferedMoment, SupportRequest
from rugzak.apps.support.words import OfferState
from rugzak.ground.accounts.models import Member


@dataclass(frozen=True)
class Standing:
    """An offer that waits for an answer, and what can be chosen from."""

    offer: Offer
    moments: list[OfferedMoment]

    @property
    def pk(self) -> UUID:
        return self.offer.pk


def standing_offer(request: SupportRequest) -> Standing | None:
    """The proposal on the table, with its moments; for whoever may see the request."""
    rows = OfferedMoment.objects.filter(offer__request=request, offer__state=OfferState.PROPOSED)
    moments = list(rows.select_related("location", "offer__appointment__member").order_by("start"))
    return Standing(moments[0].offer, moments) if moments else None


def offers_asked_of(person: Member) -> QuerySet[Offer]:
    """Proposals made to this person."""
    return Offer.objects.filter(request__asker=person, request__programme__is_on=True).select_related(
        "request", "appointment__member"
    )
