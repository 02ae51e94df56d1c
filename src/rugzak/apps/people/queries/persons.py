"""Reads about one person, each with what its viewer may see."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import Http404
from django.utils import timezone

from rugzak.apps.people.events import AccountEnded
from rugzak.apps.people.models import Employment, Membership, Region, RoleGrant, Team
from rugzak.apps.people.reach import reach_of
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.models import Happening
from rugzak.ground.happenings.services import kind_of
from rugzak.ground.kernel.kept import kept

# Who also sees people that no longer work here.
SEE_LEAVERS = frozenset({Role.ADMINISTRATOR, Role.HR})
# How long a start is shown afterwards, and how far ahead starts and last days are.
STARTS_SHOWN, SOON_SHOWN = timedelta(days=14), timedelta(days=28)


def people_for(person: Member) -> QuerySet[Member]:
    """Everybody who works here; personnel and administrators also see who has left."""
    if person.roles & SEE_LEAVERS:
        return Member.objects.all()
    return Member.objects.filter(still_here())


def still_here() -> Q:
    return Q(ended_at=None) | Q(ended_at__gt=timezone.now())


def colleague_for(person: Member, member_id: UUID) -> Member:
    """One colleague this person may know of, or 404."""
    rows = people_for(person).select_related("organisation").annotate(job_title=latest_job_title())
    member = rows.filter(pk=member_id).first()
    if member is None:
        raise Http404
    return member


def latest_job_title() -> Subquery:
    """What somebody does here, of the employment that began last."""
    job = Employment.objects.filter(member=OuterRef("pk")).order_by("-starts_on")
    return Subquery(job.values("job_title")[:1])


def current(prefix: str = "", *, on: date | None = None) -> Q:
    """Of memberships: those that have not ended by ``on`` (today when not given)."""
    day = on or timezone.localdate()
    return Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day})


def teams_of(member: Member) -> QuerySet[Membership]:
    """In which teams a member works now or soon, with team, location and region."""
    rows = Membership.objects.filter(current(), member=member, team__ended_on=None)
    return rows.select_related("team__location__region").order_by("team__name")


def comings_and_goings(today: date, most: int) -> list[Employment]:
    """Who began lately or begins soon, and who leaves soon; for personnel and administrators."""
    since, until = today - STARTS_SHOWN, today + SOON_SHOWN
    return _comings_and_goings(since=since, today=today, until=until, most=most)


@kept
def _comings_and_goings(since: date, today: date, until: date, most: int) -> QuerySet[Employment]:
    begins = Q(starts_on__gte=since, starts_on__lte=until)
    leaves = Q(ends_on__gte=today, ends_on__lte=until)
    rows = Employment.objects.filter(begins | leaves, member__ended_at=None).select_related("member")
    return rows.order_by("-starts_on", "member__sort_key", "pk")[:most]


def regions_of(member: Member) -> QuerySet[Region]:
    teams = Team.objects.filter(current("memberships__"), memberships__member=member, ended_on=None)
    return Region.objects.filter(locations__teams__in=teams).distinct()


def leavers_with_something_left(now: datetime) -> QuerySet[Member]:
    """For the worker: whose last day has passed without the account having been cleared away."""
    done = Happening.objects.annotate(whose=KeyTextTransform("member_id", "facts")).filter(
        kind=kind_of(AccountEnded), at__gte=OuterRef("ended_at"), whose=Cast(OuterRef("pk"), TextField())
    )
    role = Exists(RoleGrant.objects.filter(member=OuterRef("pk"), ended_at=None))
    team = Exists(Membership.objects.filter(member=OuterRef("pk"), until=None))
    something_left = Q(user__isnull=False) | Q(role) | Q(team)
    return Member.objects.filter(something_left, ~Exists(done), ended_at__lte=now).order_by("id")


def helpable_by(person: Member) -> QuerySet[Member]:
    """Whom somebody may give a first code: personnel everybody, others whom they reach."""
    rows = Member.objects.all() if Role.HR in person.roles else reach_of(person)
    return rows.filter(still_here())


def employments_for(person: Member, member: Member) -> QuerySet[Employment]:
    """The employments of ``member``, newest first. Ask ``people.see_employment`` first."""
    return member.employments.order_by("-starts_on", "-id")


def roles_for(person: Member, member: Member) -> QuerySet[RoleGrant]:
    """The roles ``member`` holds now. Ask ``people.see_account`` first."""
    held = member.role_grants.filter(ended_at=None)
    return held.select_related("region", "team", "granted_by").order_by("role", "granted_at")
