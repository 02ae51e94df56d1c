"""Somebody covers the group meanwhile: asked with a visit, answered by who leads the team."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.events import ReliefAnswered, ReliefAsked, ReliefWithdrawn
from rugzak.apps.agenda.models import Relief, Visit
from rugzak.apps.agenda.refusals import NotPossibleNow
from rugzak.apps.agenda.words import ReliefState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


@transaction.atomic
def ask_relief(*, visit: Visit, team_id: UUID, by: Member, with_name: bool = False) -> Relief:
    """Ask who leads the team to have the group covered during the visit. Asked twice it is asked once.

    ``with_name`` names the colleague to the lead; only that colleague can choose so.
    """
    if not visit.is_ahead:
        raise NotPossibleNow
    relief, made = Relief.objects.get_or_create(
        visit=visit, defaults={"team_id": team_id, "asked_by": by, "with_name": with_name}
    )
    if made:
        record(ReliefAsked(visit_id=visit.pk, team_id=team_id, by_id=by.pk))
    return relief


@transaction.atomic
def answer_relief(*, relief: Relief, arranged: bool, by: Member, covered_by: str = "") -> Relief:
    """Arranged, and who covers the group; or not possible. The answer may change as long as the visit is ahead."""
    fresh = Relief.objects.select_for_update(of=("self",)).select_related("visit").get(pk=relief.pk)
    if not fresh.visit.is_ahead:
        raise NotPossibleNow
    covered_by = " ".join(covered_by.split()) if arranged else ""
    if arranged and not covered_by:
        raise Refusal(_("Vul in wie de groep overneemt. Bijvoorbeeld: Yusuf."), field="covered_by")
    fresh.state = ReliefState.ARRANGED if arranged else ReliefState.NOT_POSSIBLE
    fresh.covered_by, fresh.answered_by, fresh.answered_at = covered_by, by, timezone.now()
    fresh.save(update_fields=["state", "covered_by", "answered_by", "answered_at"])
    record(ReliefAnswered(visit_id=fresh.visit_id, is_arranged=arranged, by_id=by.pk))
    return fresh


@transaction.atomic
def withdraw_relief(*, visit: Visit, by: Member) -> None:
    """No longer needed: the question and its answer go."""
    gone, _rows = Relief.objects.filter(visit=visit).delete()
    if gone:
        record(ReliefWithdrawn(visit_id=visit.pk, by_id=by.pk))


def ask_again(visit: Visit, by: Member) -> None:
    """The visit has another time: what was arranged for the old one no longer holds."""
    for relief in Relief.objects.filter(visit=visit):
        relief.state = ReliefState.ASKED
        relief.covered_by, relief.answered_by, relief.answered_at = "", None, None
        relief.save(update_fields=["state", "covered_by", "answered_by", "answered_at"])
        record(ReliefAsked(visit_id=visit.pk, team_id=relief.team_id, by_id=by.pk))
