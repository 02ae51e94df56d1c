"""What was agreed at a visit: something to do, for somebody who was there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from rugzak.apps.actions import services as actions
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.coaching.events import ActionAgreed
from rugzak.apps.coaching.models import VisitAction
from rugzak.apps.coaching.queries.whom import people_of_visit
from rugzak.apps.coaching.services.observing import NotWithYou
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def agree_action(
    *, visit: Visit, words: str, owner: Member, due_on: date, key: UUID, by: Member
) -> VisitAction:
    """``owner`` is going to do this; sending the same form twice agrees it once. Raises NotWithYou."""
    if owner.pk not in {one.pk for one in people_of_visit(visit)}:
        raise NotWithYou
    action = actions.give_action(words=words, owner=owner, due_on=due_on, key=key, by=by)
    agreed, is_new = VisitAction.objects.get_or_create(action=action, defaults={"visit": visit})
    if is_new:
        record(ActionAgreed(visit_id=visit.pk, action_id=action.pk, owner_id=owner.pk, by_id=by.pk))
    return agreed
