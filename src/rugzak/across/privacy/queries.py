"""Reads for the pages about one's own data: the log in names and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.across.privacy.events import TermCarriedOut
from rugzak.across.privacy.models import OrganisationExport
from rugzak.across.privacy.words import NAMES_SHOWN, Show, TermKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.happenings.services import kind_of
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.trust import kinds
from rugzak.ground.trust import queries as trust
from rugzak.ground.trust.models import Reading, SharingGrant
from rugzak.ground.trust.words import Outcome
from rugzak.ground.ui.dates import day_words

# The kind under which a reading of the log itself stands in the log.
LOG = "trust.log"


@dataclass(frozen=True)
class SeenLine:
    """One line of the log about somebody, in that person's words."""

    at: datetime
    reader: Member | None
    kind: str
    title: str
    outcome: Outcome
    because: str

    @property
    def is_refused(self) -> bool:
        return self.outcome is Outcome.REFUSED

    @property
    def reader_name(self) -> str:
        if self.at < timezone.now() - NAMES_SHOWN:
            return _("Een collega, langer dan twee jaar geleden")
        return self.reader.display_name if self.reader else _("Iemand die hier niet meer werkt")

    @property
    def month(self) -> date:
        return timezone.localdate(self.at).replace(day=1)


@dataclass(frozen=True)
class Shared:
    """Something this person shares now."""

    grant: SharingGrant
    kind: str
    icon: str
    title: str


@dataclass(frozen=True)
class Watched:
    """How many looked, and how many were refused, since a day."""

    since: date
    readers: int
    refused: int


def log_about(person: Member, show: Show) -> QuerySet[Reading]:
    """The lines about this person, newest first, of the sort that was asked for."""
    lines = trust.readings_about(person)
    if show is Show.OPENED:
        return lines.filter(outcome=Outcome.OPENED)
    return lines.filter(outcome=Outcome.REFUSED) if show is Show.REFUSED else lines


def titles_of(person: Member, *things: Sequence[Reading | SharingGrant]) -> dict[UUID, str]:
    """What the items of lines and shares are called: asked once for a whole page."""
    return kinds.titles_of(person, ((one.kind, one.item_id) for rows in things for one in rows))


def in_words(person: Member, lines: Sequence[Reading], titles: dict[UUID, str]) -> list[SeenLine]:
    """Lines about this person with names, titles and the share that let somebody in: two questions."""
    names = trust.names_of(line.reader_id for line in lines)
    grants = list(trust.shares_over_time(person, (line.item_id for line in lines)))
    return [
        SeenLine(
            at=line.at,
            reader=names.get(line.reader_id) if line.at >= timezone.now() - NAMES_SHOWN else None,
            kind=kinds.label_of(line.kind),
            title=titles.get(line.item_id, ""),
            outcome=Outcome(line.outcome),
            because=_because(line, grants),
        )
        for line in lines
    ]


def watched(person: Member, since: date) -> Watched:
    """How many different people opened something, and how many tries were refused."""
    counted = trust.readings_about(person, since=local_moment(since)).aggregate(
        readers=Count("reader_id", distinct=True, filter=Q(outcome=Outcome.OPENED)),
        refused=Count("id", filter=Q(outcome=Outcome.REFUSED)),
    )
    return Watched(since, counted["readers"], counted["refused"])


def shared_in_words(grants: Sequence[SharingGrant], titles: dict[UUID, str]) -> list[Shared]:
    """What somebody shares now, over all kinds, as that person would call it."""
    return [
        Shared(grant, kinds.label_of(grant.kind), _icon(grant.kind), titles.get(grant.item_id, ""))
        for grant in grants
    ]


def log_of_all(month: date) -> QuerySet[Reading]:
    """The lines of one month over everybody; for the officer only: who, when, what kind. Never what."""
    ends = local_moment(month_after(month))
    return trust.all_readings().filter(at__gte=local_moment(month), at__lt=ends)


def counted_by_kind(lines: QuerySet[Reading]) -> list[tuple[str, int, int]]:
    """Per kind how often something was opened and how often refused."""
    counted = (
        lines.order_by()
        .values("kind")
        .annotate(
            opened=Count("id", filter=Q(outcome=Outcome.OPENED)),
            refused=Count("id", filter=Q(outcome=Outcome.REFUSED)),
        )
        .order_by("kind")
    )
    return [(officer_label(row["kind"]), row["opened"], row["refused"]) for row in counted]


def officer_label(kind: str) -> str:
    return _("Dit logboek") if kind == LOG else kinds.label_of(kind)


def names_in(lines: Iterable[Reading]) -> dict[UUID, Member]:
    """Of lines of less than two years ago; older ones are told without names."""
    rows = [line for line in lines if line.at >= timezone.now() - NAMES_SHOWN]
    return trust.names_of([line.reader_id for line in rows] + [line.about_id for line in rows])


def _because(line: Reading, grants: list[SharingGrant]) -> str:
    if line.outcome == Outcome.REFUSED:
        return _("Zag niets.")
    for grant in reversed(grants):
        if (grant.item_id, grant.shared_with_id) == (
            line.item_id,
            line.reader_id,
        ) and grant.given_at <= line.at:
            return _ended(grant)
    return ""


def _ended(grant: SharingGrant) -> str:
    if grant.withdrawn_at is not None:
        return _("Je stopte met delen op %(day)s") % {
            "day": day_words(timezone.localdate(grant.withdrawn_at))
        }
    return _("Jij deelde dit tot en met %(day)s") % {"day": day_words(grant.last_day)}


def _icon(name: str) -> str:
    kind = kinds.kind_called(name)
    return kind.icon if kind else "file-text"


def month_after(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def leavers_for(person: Member, at: datetime) -> QuerySet[Member]:
    """Who left and still has a name here, newest first."""
    left = Member.objects.filter(ended_at__lte=at).exclude(last_name="")
    return left.select_related("organisation").order_by("-ended_at", "id")


def terms_carried_out(number: int = 6) -> list[tuple[datetime, str, int]]:
    """What went lately because of its term: when, what and how many. Never who."""
    rows = Happening.objects.filter(kind=kind_of(TermCarriedOut)).order_by("-at")[:number]
    return [(row.at, str(TermKind(row.facts["term"]).label), int(row.facts["rows"])) for row in rows]


def exports_for(person: Member) -> QuerySet[OrganisationExport]:
    """What was gathered of the organisation, newest first."""
    return OrganisationExport.objects.select_related("by")
