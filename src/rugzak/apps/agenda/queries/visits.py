"""Who sees which visits, in time and place."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.words import AHEAD, GONE, ListPeriod, Part
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.kept import kept
from rugzak.ground.kernel.weeks import local_moment


def visits_for(person: Member) -> QuerySet[Visit]:
    """One's own, those for one's whole team, and for the programme manager all: in time and place.

    Whether somebody also sees with whom is up to the rule ``agenda.read_participants``.
    """
    if Role.PROGRAMME_MANAGER in person.roles:
        return _with_what_is_shown(Visit.objects.filter(organisation=person.organisation_id))
    return _with_what_is_shown(
        Visit.objects.filter(is_of(person.pk) | Q(team__in=people.ids_of_teams_seen_by(person)))
    )


def own_visits(person: Member) -> QuerySet[Visit]:
    """Those in this person's own agenda, as coach or as the colleague."""
    return _with_what_is_shown(Visit.objects.filter(is_of(person.pk)))


def visits_listed(person: Member, period: ListPeriod, kind: str, words: str) -> QuerySet[Visit]:
    """The own agenda as a list; ``words`` are looked for in houses, towns and teams, never in names."""
    rows, now = own_visits(person), timezone.now()
    match period:
        case ListPeriod.AHEAD:
            rows = rows.filter(state__in=AHEAD, during__endswith__gt=now).order_by("during", "pk")
        case ListPeriod.PAST:
            rows = rows.filter(during__endswith__lte=now).exclude(state__in=GONE).order_by("-during", "pk")
        case _:
            rows = rows.filter(state__in=GONE).order_by("-during", "pk")
    if kind:
        rows = rows.filter(setting=kind)
    for word in words.split():
        rows = rows.filter(
            Q(location__name__icontains=word)
            | Q(location__town__icontains=word)
            | Q(team__name__icontains=word)
        )
    return rows


def visits_coached_by(person: Member) -> QuerySet[Visit]:
    """Those to which this person goes as coach."""
    return _with_what_is_shown(Visit.objects.filter(appointment__member=person))


def visits_between(visits: QuerySet[Visit], start: datetime, end: datetime) -> QuerySet[Visit]:
    return visits.filter(during__overlap=(start, end)).order_by("during")


def team_visits_ahead(team_ids: Collection[UUID], most: int) -> list[Visit]:
    """What is planned for whole teams; never a visit to one colleague."""
    return _of_teams_ahead(team_ids=tuple(team_ids), now=timezone.now(), most=most)


@kept
def _of_teams_ahead(team_ids: tuple[UUID, ...], now: datetime, most: int) -> QuerySet[Visit]:
    rows = Visit.objects.filter(team__in=team_ids, state__in=AHEAD, during__endswith__gt=now)
    shown = rows.select_related("appointment__member", "appointment__programme", "location", "team")
    return shown.order_by("during")[:most]


def participant_ids(visit_id: UUID) -> set[UUID]:
    """Everybody whose time a visit takes or took: the coach and, of a personal one, the colleague."""
    return set(Occupation.objects.filter(visit_id=visit_id).values_list("member_id", flat=True))


def colleagues_of(visit_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Per visit whom it is for; nobody for a visit to a team."""
    rows = Occupation.objects.filter(visit__in=list(visit_ids), part=Part.COLLEAGUE)
    found: dict[UUID, set[UUID]] = {one: set() for one in visit_ids}
    for visit_id, member_id in rows.values_list("visit_id", "member_id"):
        found[visit_id].add(member_id)
    return found


def ids_later_that_day(visit: Visit) -> list[UUID]:
    """What the same coach still has that day after this visit."""
    day_ends = local_moment(timezone.localtime(visit.start).date() + timedelta(days=1))
    rows = Visit.objects.filter(appointment__member=visit.coach, state__in=AHEAD)
    later = rows.filter(during__startswith__gt=visit.start, during__startswith__lt=day_ends)
    return list(later.values_list("pk", flat=True))


def is_of(member_id: UUID) -> Q:
    return Q(Exists(Occupation.objects.filter(visit=OuterRef("pk"), member=member_id)))


def meet_everybody(visits: list[Visit]) -> None:
    """Read along whose time these visits take, and how to reach them."""
    prefetch_related_objects(visits, _everybody())


def _everybody() -> Prefetch:
    return Prefetch("occupations", Occupation.objects.select_related("member__reaching"))


def _with_what_is_shown(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    return visits.select_related(
        "appointment__member__reaching",
        "appointment__programme",
        "appointment__region",
        "location",
        "team",
        "relief__answered_by",
        "series",
    ).prefetch_related(_everybody())
