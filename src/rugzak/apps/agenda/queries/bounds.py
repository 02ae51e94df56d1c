"""When people can be somewhere, for who plans: what they said, when they work, where they are already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from rugzak.apps.agenda.halves import Times
from rugzak.apps.agenda.models import Availability, Away, Occupation, Shift
from rugzak.apps.agenda.queries.moments import Span
from rugzak.apps.agenda.queries.roster import ROSTER_AROUND, Roster
from rugzak.ground.accounts.models import Member

TAKEN, WORKS = "taken", "works"


def times_and_rosters(
    member_ids: Collection[UUID], start: datetime, end: datetime
) -> dict[UUID, tuple[Times, Roster]]:
    """What each of these people said, and what came in about them around two moments; in one read."""
    said = Availability.objects.filter(member=OuterRef("pk")).values("halves")
    away = Away.objects.filter(member=OuterRef("pk"), last_day__gte=timezone.localtime(start).date())
    shifts = Shift.objects.filter(member=OuterRef("pk"), during__overlap=_around(start, end))
    rows = Member.objects.filter(pk__in=member_ids).annotate(
        said=Subquery(said),
        away=ArraySubquery(away.values(span=JSONObject(first="first_day", last="last_day"))),
        shifts=ArraySubquery(shifts.order_by("during").values("during")),
    )
    return {
        row.pk: (
            Times(None if row.said is None else frozenset(row.said), tuple(map(_days, row.away))),
            Roster(tuple((shift.lower, shift.upper) for shift in row.shifts)),
        )
        for row in rows
    }


def taken_and_rosters(
    member_ids: Collection[UUID], alone: Collection[UUID], start: datetime, end: datetime
) -> tuple[dict[UUID, list[Span]], dict[UUID, Roster]]:
    """When these people are somewhere, and what came in about those of them who are ``alone``; in one read."""
    taken = Occupation.objects.filter(member__in=member_ids, is_standing=True, during__overlap=(start, end))
    works = Shift.objects.filter(member__in=alone, during__overlap=_around(start, end))
    columns = ("member", "during")
    rows = taken.values_list(*columns, Value(TAKEN)).union(works.values_list(*columns, Value(WORKS)))
    found: dict[str, dict[UUID, list[Span]]] = {TAKEN: defaultdict(list), WORKS: defaultdict(list)}
    for member_id, during, kind in rows:
        found[kind][member_id].append((during.lower, during.upper))
    return found[TAKEN], {one: Roster(tuple(sorted(found[WORKS][one]))) for one in alone}


def _around(start: datetime, end: datetime) -> Span:
    """A month on either side tells what is known."""
    return start - ROSTER_AROUND, end + ROSTER_AROUND


def _days(span: dict[str, str]) -> tuple[date, date]:
    return date.fromisoformat(span["first"]), date.fromisoformat(span["last"])
