"""Lists that were brought in before: so that the page of files shows what it looks like after a while."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from rugzak.config.demo.built import Built
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.words import Outcome, UploadState

# How many days ago, which kind, under which name, and what it changed in every thousand people.
BEFORE = (
    (3, "people", "personeel-week-{week}.csv", {Outcome.NEW: 4, Outcome.CHANGED: 9, Outcome.REFUSED: 1}),
    (31, "people", "personeelslijst.xlsx", {Outcome.NEW: 11, Outcome.CHANGED: 26, Outcome.LEAVES: 7}),
    (420, "locations", "huizen en teams.csv", {Outcome.NEW: 40}),
    (421, "people", "export salarisprogramma.csv", {Outcome.NEW: 940, Outcome.REFUSED: 6}),
)


def fill(built: Built) -> None:
    """A few lines of history, by whoever administers."""
    by = _administrator(built)
    Upload.objects.bulk_create(_upload(built, by, *line) for line in BEFORE)


def _upload(
    built: Built, by: Member | None, days: int, kind: str, name: str, changes: dict[Outcome, int]
) -> Upload:
    day = built.today - timedelta(days=days)
    at = timezone.make_aware(datetime.combine(day, time(9, 12)))
    people = len(built.members)
    counts = {
        outcome.value: max(1, people * per_thousand // 1000) for outcome, per_thousand in changes.items()
    }
    return Upload(
        kind=kind,
        name=name.format(week=day.isocalendar().week),
        size=people * 90,
        state=UploadState.DONE,
        lines=people,
        counts=counts,
        here=people,
        as_of=day,
        by=by,
        carried_out_by=by,
        received_at=at,
        finished_at=at + timedelta(minutes=4),
    )


def _administrator(built: Built) -> Member | None:
    """The first of the known people who administers."""
    for one in built.blueprint.known:
        if any(role is Role.ADMINISTRATOR for role, _place in one.roles):
            return built.known.get(" ".join(part for part in one.name if part))
    return None
