"""Finding people: by name or staff number, without accents, and by where they work."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, Q, QuerySet

from rugzak.apps.people.models import Membership, RoleGrant
from rugzak.apps.people.queries.persons import current, latest_job_title, people_for, still_here
from rugzak.apps.people.words import PICKER_RESULTS, PICKER_SHORTEST, SEARCH_WORDS_LIMIT
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.names import folded


@dataclass(frozen=True)
class PeopleFilter:
    """What somebody looks for. ``left`` shows those who left, to whoever may see them."""

    words: str = ""
    region: UUID | None = None
    location: UUID | None = None
    team: UUID | None = None
    role: str = ""
    left: bool = False


def matching(rows: QuerySet[Member], words: str) -> QuerySet[Member]:
    """Every word must begin a part of the name, or the staff number: "oz se" finds Şengül Özdemir.

    A plain scan of one organisation's names, on purpose: an index for text cannot be
    used below row-level security (its operators are not leakproof), and 26,000 names
    take some 10 ms.
    """
    for word in folded(words).split()[:SEARCH_WORDS_LIMIT]:
        begins = Q(sort_key__startswith=word) | Q(sort_key__contains=f" {word}")
        rows = rows.filter(begins | Q(sort_key__contains=f"-{word}") | Q(staff_number__istartswith=word))
    return rows


def people_listed(person: Member, wanted: PeopleFilter) -> QuerySet[Member]:
    """The list of people as ``person`` may see it, sorted by name. ``describe`` a page of it."""
    rows = matching(people_for(person), wanted.words)
    rows = rows.exclude(still_here()) if wanted.left else rows.filter(still_here())
    if wanted.role:
        rows = rows.filter(_holds(wanted.role))
    where = _where(wanted)
    if where:
        works = Membership.objects.filter(current(), where, member=OuterRef("pk"), team__ended_on=None)
        rows = rows.filter(Exists(works))
    return rows.order_by("sort_key", "id")


def describe(page: Page) -> None:
    """Give those on one page their job title and teams.

    Not in the list's own query: the rows that a far page skips would be described too.
    """
    page.object_list = list(page.object_list)
    here = Member.objects.filter(pk__in=[member.pk for member in page.object_list])
    rows = _described(here).values("pk", "job_title", "team_names")  # type: ignore[misc]  # both annotated
    told = {row["pk"]: row for row in rows}
    for member in page.object_list:
        member.job_title, member.team_names = told[member.pk]["job_title"], told[member.pk]["team_names"]


def pickable_people(person: Member, words: str) -> list[Member]:
    """The first few who match, for a search field; nobody while the word is too short to mean anyone."""
    if len(words.strip()) < PICKER_SHORTEST:
        return []
    rows = matching(Member.objects.filter(still_here()), words)
    return list(_described(rows).order_by("sort_key", "id")[: PICKER_RESULTS + 1])


def _described(rows: QuerySet[Member]) -> QuerySet[Member]:
    works = Membership.objects.filter(current(), member=OuterRef("pk"), team__ended_on=None)
    return rows.annotate(
        team_names=ArraySubquery(works.order_by("team__name").values("team__name")),
        job_title=latest_job_title(),
    )


def _where(wanted: PeopleFilter) -> Q:
    where = Q()
    if wanted.region:
        where &= Q(team__location__region=wanted.region)
    if wanted.location:
        where &= Q(team__location=wanted.location)
    if wanted.team:
        where &= Q(team=wanted.team)
    return where


def _holds(role: str) -> Exists:
    return Exists(RoleGrant.objects.filter(member=OuterRef("pk"), role=role, ended_at=None))
