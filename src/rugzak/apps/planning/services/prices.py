"""Set what things weigh against each other."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from rugzak.apps.planning.events import PricesChanged
from rugzak.apps.planning.models import Prices
from rugzak.apps.planning.words import PRICES
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def set_prices(
    *, programme_id: UUID, weights: Mapping[str, int], by: Member, needs: Mapping[str, str] | None = None
) -> Prices:
    """Keep the weights of a programme, each between nothing and its limit, and what a moment asks of a coach.

    Without ``needs`` those stay as they are.
    """
    kept = {
        price.name: min(max(0, int(weights.get(price.name, price.usual))), price.most) for price in PRICES
    }
    values: dict[str, object] = {"weights": kept}
    if needs is not None:
        values["needs"] = dict(needs)
    row, _made = Prices.objects.update_or_create(programme_id=programme_id, defaults=values)
    record(PricesChanged(programme_id=programme_id, by_id=by.pk))
    return row
