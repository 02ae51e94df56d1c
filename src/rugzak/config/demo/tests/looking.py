"""Looking at the demo from a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.utils import timezone

from rugzak.apps.agenda.models import Visit
from rugzak.apps.people.models import Membership
from rugzak.apps.people.queries import acting_member
from rugzak.apps.support.models import SupportRequest
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose

# Home pages look at the clock, so the demo is loaded as of today.
TODAY = timezone.localdate()


@contextmanager
def within(slug: str) -> Iterator[UUID]:
    (organisation_id,) = behind(purpose=DoorPurpose.ADDRESS, token=slug)
    with as_system(organisation_id):
        yield organisation_id


def everything_in(slug: str) -> list[tuple]:
    """What a reader can see of an organisation, without ids."""
    with within(slug):
        return [
            *Member.objects.order_by("staff_number").values_list("staff_number", "sort_key", "phone"),
            *Membership.objects.order_by("member__staff_number", "team__name").values_list(
                "member__staff_number", "team__name", "since"
            ),
            *SupportRequest.objects.order_by("sent_at", "asker__staff_number").values_list(
                "asker__staff_number",
                "sent_at",
                "theme",
                "state",
                "promised_on",
                "first_answered_at",
                "closed_at",
            ),
            *Visit.objects.order_by("during", "appointment__member__staff_number").values_list(
                "appointment__member__staff_number", "during", "state", "setting", "place"
            ),
        ]


def wearing(name: tuple[str, str, str]) -> Member:
    """The person of a hat, roles filled in."""
    first, prefix, last = name
    found = Member.objects.filter(first_name=first, prefix=prefix, last_name=last).order_by("staff_number")[0]
    person = acting_member(found.pk)
    assert person is not None
    return person
