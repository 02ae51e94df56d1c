"""Where a deed of the board goes back to, and which version somebody looked at."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from rugzak.apps.planning.forms import whole
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.ground.accounts.access import PersonRequest


def board_with(plan: Plan, row: Proposal | None = None) -> str:
    """The board of this plan; with a proposal in the week in which it falls, and explained."""
    address = f"{reverse('planning:board')}?regio={plan.region_id}&programma={plan.programme_id}"
    if row is None or row.start is None:
        return address
    number = (timezone.localtime(row.start).date() - plan.first_day).days // 7 + 1
    return f"{address}&toon={number}&voorstel={row.pk}#waarom"


def seen_in(request: PersonRequest) -> int:
    """The version in the form, or behind the question mark of a way back."""
    written = request.POST.get("versie") or request.GET.get("versie", "")
    return whole(written, least=0, most=2**31, usual=0)
