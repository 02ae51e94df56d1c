"""When people said they can coach; for planning and for themselves."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.halves import Times
from rugzak.apps.agenda.models import Availability, Away
from rugzak.ground.accounts.models import Member


def times_of(member_ids: Collection[UUID], today: date | None = None) -> dict[UUID, Times]:
    """What each of these people said; somebody who said nothing has no bounds."""
    halves = dict(Availability.objects.filter(member__in=member_ids).values_list("member_id", "halves"))
    away: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
    rows = Away.objects.filter(member__in=member_ids, last_day__gte=today or timezone.localdate())
    for member_id, first, last in rows.values_list("member_id", "first_day", "last_day"):
        away[member_id].append((first, last))
    return {
        one: Times(frozenset(halves[one]) if one in halves else None, tuple(away[one])) for one in member_ids
    }


def suits(times: Times, start: datetime, end: datetime) -> bool:
    return times.suits(*(timezone.localtime(one).replace(tzinfo=None) for one in (start, end)))


def outside_availability(member: Member, start: datetime, end: datetime) -> str:
    """A friendly sentence when a moment falls outside what this coach said; never a refusal."""
    if suits(times_of([member.pk])[member.pk], start, end):
        return ""
    return _("Dit valt buiten de vaste tijden van %(name)s. Het mag wel.") % {"name": member.first_name}


def away_of(person: Member) -> QuerySet[Away]:
    """One's own days away that are not over."""
    return Away.objects.filter(member=person, last_day__gte=timezone.localdate()).order_by("first_day", "pk")
