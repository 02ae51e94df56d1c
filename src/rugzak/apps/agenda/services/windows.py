"""A team says at which times a coach is welcome; somebody says how to be reached."""

from collections.abc import Collection
from datetime import time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rugzak.apps.agenda.events import ReachingChosen, TeamWindowsChanged
from rugzak.apps.agenda.models import Reaching, TeamWindow
from rugzak.apps.agenda.words import WINDOWS_MOST, ReachBy, WindowKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


@transaction.atomic
def add_window(
    *,
    team_id: UUID,
    kind: WindowKind,
    weekdays: Collection[int],
    starts: time,
    ends: time,
    by: Member,
    key: UUID,
) -> TeamWindow:
    """Times of the week for a team; an end before the start is the next morning."""
    if starts == ends:
        raise Refusal(_("Begin en einde zijn gelijk. Kies een ander einde."), field="ends")
    row, made = TeamWindow.objects.get_or_create(
        id=key,
        defaults={
            "team_id": team_id,
            "kind": kind,
            "weekdays": sorted(set(weekdays)),
            "starts": starts,
            "ends": ends,
        },
    )
    if made and TeamWindow.objects.filter(team=team_id).count() > WINDOWS_MOST:
        raise Refusal(_("Dit team heeft al veel tijden. Haal er eerst een weg."))
    if made:
        record(TeamWindowsChanged(team_id=team_id, by_id=by.pk))
    return row


@transaction.atomic
def remove_window(*, window: TeamWindow, by: Member) -> None:
    """What is planned stays where it is."""
    team_id = window.team_id
    window.delete()
    record(TeamWindowsChanged(team_id=team_id, by_id=by.pk))


@transaction.atomic
def choose_reaching(*, member: Member, by: ReachBy) -> Reaching:
    """How somebody likes to be reached by whom they meet."""
    row, _made = Reaching.objects.update_or_create(member=member, defaults={"by": by})
    record(ReachingChosen(member_id=member.pk, by_id=member.pk))
    return row
