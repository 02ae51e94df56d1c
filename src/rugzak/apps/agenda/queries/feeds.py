"""The own calendar address: from a token to a person, and to what that person's calendar shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from rugzak.apps.agenda.models import Feed, Visit
from rugzak.apps.agenda.queries.visits import is_of
from rugzak.apps.agenda.words import FEED_AHEAD, FEED_BACK
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose


def feed_for(person: Member) -> Feed | None:
    """The address this person has now, without its secret."""
    return Feed.objects.filter(member=person).first()


@contextmanager
def owner_of_feed(token: str) -> Iterator[Member | None]:
    """Whose calendar ``token`` opens; the block runs in that person's organisation.

    Nobody for a token that is unknown, was taken back, or belongs to somebody who left.
    """
    places = doors.behind(purpose=DoorPurpose.FEED, token=token)
    if not places:
        yield None
        return
    with inside(places[0]):
        feed = (
            Feed.objects.select_related("member__organisation", "member__user")
            .filter(token_hash=doors.token_hash(token))
            .first()
        )
        yield feed.member if feed and _may_still_enter(feed.member) else None


def visits_in_calendar(owner: Member, now: datetime) -> list[Visit]:
    """Visits of the last month and the coming year, called-off ones too: a calendar must hear of those."""
    visits = Visit.objects.filter(is_of(owner.pk), during__overlap=(now - FEED_BACK, now + FEED_AHEAD))
    return list(visits.select_related("location").order_by("during", "pk"))


def _may_still_enter(member: Member) -> bool:
    return not member.has_left and member.user is not None and member.user.is_active
