"""Reads of the bag; each names its viewer, and keeps to what that viewer may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.backpack.models import Handout, Item, Question, Reply, Share
from rugzak.apps.backpack.words import AT_HAND, CIRCLES_AT_MOST
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.trust import vault

__all__ = [
    "Found",
    "Handout",
    "Item",
    "OpenReply",
    "Question",
    "Reply",
    "Share",
    "Shelf",
    "Source",
    "all_opened",
    "at_hand",
    "circles_for",
    "found_items",
    "handouts_at",
    "handouts_for",
    "items_of",
    "items_seen_by",
    "items_shared_with",
    "last_given_first",
    "open_words",
    "owing",
    "questions_for",
    "replies_to",
    "shared_with_team",
    "shares_of",
    "thrown_away_by",
]


@dataclass(frozen=True)
class Found:
    """One hit; ``what`` is "item", "piece", or what another source calls its own."""

    id: UUID
    what: str
    title: str
    below: str
    icon: str
    href: str
    is_own: bool = False


class Shelf(Protocol):
    """What a higher app lets one person find beside bag and library."""

    def texts(self) -> Iterable[str]:
        """Everything she may read there: from its words a slip is mended."""

    def found(self, strict: str, loose: str) -> Sequence[Found]:
        """What holds all words, or else any of them; both are queries for the index."""


Source = Callable[[Member], Shelf]


def items_of(person: Member) -> QuerySet[Item]:
    """One's own bag."""
    return Item.objects.filter(owner=person, thrown_away_at=None).order_by("kind", "title", "id")


def at_hand(person: Member, visit_id: UUID) -> list[Item]:
    """What a coach most likely gave at a visit and did not give there yet; a few, to fit one screen."""
    there = Handout.objects.filter(item=OuterRef("pk"), visit=visit_id)
    return list(last_given_first(person).exclude(Exists(there))[:AT_HAND])


def last_given_first(person: Member) -> QuerySet[Item]:
    """One's own bag: what was given last on top, then what was written last."""
    given = Handout.objects.filter(item=OuterRef("pk"), coach=person).order_by("-at")
    rows = items_of(person).annotate(given=Subquery(given.values("at")[:1]))
    return rows.order_by(F("given").desc(nulls_last=True), "-written_at", "id")


def thrown_away_by(person: Member) -> QuerySet[Item]:
    return Item.objects.filter(owner=person, thrown_away_at__isnull=False)


def items_shared_with(person: Member) -> QuerySet[Item]:
    """What colleagues share with a team or a region of this person."""
    running = Share.objects.filter(_in_circle_of(person)).values("item")
    rows = Item.objects.filter(pk__in=running, thrown_away_at=None).exclude(owner=person)
    return rows.select_related("owner").order_by("-written_at", "id")


def items_seen_by(person: Member) -> QuerySet[Item]:
    """One's own, and what is shared with one: all that this person may find."""
    running = Share.objects.filter(_in_circle_of(person)).values("item")
    rows = Item.objects.filter(Q(owner=person) | Q(pk__in=running), thrown_away_at=None)
    return rows.select_related("owner")


def found_items(person: Member, query: str) -> QuerySet[Item]:
    """What this person may see and holds what a query for the database asks (see the bridge)."""
    rows = items_seen_by(person).annotate(words=SearchVector("title", "body", config="dutch"))
    return rows.filter(words=SearchQuery(query, config="dutch", search_type="raw"))


def shared_with_team(team_id: UUID) -> QuerySet[Item]:
    """What coaches share with this team."""
    running = Share.objects.filter(team=team_id).values("item")
    rows = Item.objects.filter(pk__in=running, thrown_away_at=None)
    return rows.select_related("owner").order_by("-written_at", "id")


def shares_of(person: Member, item: Item) -> QuerySet[Share]:
    """With whom the owner shares this now."""
    rows = Share.objects.filter(item=item, item__owner=person)
    return rows.select_related("team", "region", "item").order_by("at")


def circles_for(person: Member) -> tuple[list[people.Team], list[Any]]:
    """With whom a coach can share in two taps: the regions of today, and the teams visited last."""
    since = timezone.now() - timedelta(days=365)
    visited = agenda.visits_coached_by(person).filter(team__isnull=False, during__startswith__gt=since)
    last = visited.filter(team=OuterRef("pk")).order_by("-during").values("during")[:1]
    teams = people.teams_for(person).filter(pk__in=visited.values("team"), ended_on=None)
    teams = teams.annotate(last=Subquery(last)).order_by("-last", "id")
    regions = {seat.region for seat in programmes.coaching_now(person)}
    return list(teams[:CIRCLES_AT_MOST]), sorted(regions, key=lambda region: region.name)


def handouts_at(person: Member, visit_id: UUID) -> QuerySet[Handout]:
    """What was handed out at a visit, as far as this person may see it."""
    return handouts_for(person).filter(visit=visit_id).order_by("at", "id")


def handouts_for(person: Member) -> QuerySet[Handout]:
    """What this person got or gave, and what a team of this person got."""
    mine = Q(owner=person) | Q(coach=person) | Q(team__in=people.ids_of_teams_seen_by(person))
    return Handout.objects.filter(mine).select_related("coach", "owner", "team", "version__piece", "visit")


def questions_for(person: Member) -> QuerySet[Question]:
    """Those to the programmes in which this person coaches, and one's own; the newest on top."""
    seats = {seat.programme_id for seat in programmes.coaching_now(person)}
    replied = Reply.objects.filter(question=OuterRef("pk"), owner=person)
    rows = Question.objects.filter(Q(programme__in=seats) | Q(owner=person)).annotate(replied=Exists(replied))
    return rows.select_related("owner", "programme").order_by("-asked_at", "id")


def owing(question_id: UUID) -> set[UUID]:
    """Who coaches in the programme today and has not answered."""
    question = Question.objects.filter(pk=question_id).first()
    if question is None or question.closed_at is not None:
        return set()
    coaches = programmes.ids_of_coaches_of(question.programme_id)
    answered = set(Reply.objects.filter(question=question).values_list("owner_id", flat=True))
    return coaches - answered - {question.owner_id}


@dataclass(frozen=True)
class OpenReply:
    owner: Member
    words: str = field(repr=False)


def open_words(question: Question) -> str:
    """The words of a question that the viewer was found to be allowed to read."""
    return vault.key_of(question.owner_id).open(question, "words")


def all_opened(questions: Iterable[Question]) -> list[tuple[Question, str]]:
    """Several questions with one question for the keys."""
    rows = list(questions)
    keys = vault.keys_of({row.owner_id for row in rows}) if rows else {}
    return [(row, keys[row.owner_id].open(row, "words")) for row in rows if row.owner_id in keys]


def replies_to(question: Question) -> tuple[list[OpenReply], int]:
    """Answers with words, oldest first, and how many never met it."""
    rows = list(Reply.objects.filter(question=question).select_related("owner").order_by("at", "id"))
    told = [row for row in rows if row.words is not None]
    keys = vault.keys_of({row.owner_id for row in told}) if told else {}
    opened = [
        OpenReply(row.owner, keys[row.owner_id].open(row, "words")) for row in told if row.owner_id in keys
    ]
    return opened, len(rows) - len(told)


def _in_circle_of(person: Member) -> Q:
    """The teams somebody works in or leads, the regions of those teams, and where somebody coaches."""
    team_ids = people.ids_of_teams_seen_by(person)
    region_ids = {held.region_id for held in person.held if held.role is Role.COACH and held.region_id}
    teams = people.teams_for(person).filter(pk__in=team_ids).order_by()
    return Q(team__in=team_ids) | Q(region__in=region_ids) | Q(region__in=teams.values("location__region"))
