"""Writes of actions: what goes in is sealed before it reaches the database."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.actions.events import ActionDone, ActionGiven, ActionMoved, ActionThrownAway, ActionUndone
from rugzak.apps.actions.models import Action
from rugzak.apps.actions.words import KEPT
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.trust import vault


@transaction.atomic
def give_action(*, words: str, owner: Member, due_on: date, key: UUID, by: Member) -> Action:
    """Write down what ``owner`` will do. The same ``key`` twice gives the action that is there."""
    there = Action.objects.filter(given_by=by, key=key).select_related("owner", "given_by").first()
    if there is not None:
        return there
    action = Action(owner=owner, given_by=by, due_on=due_on, key=key)
    action.fill_organisation()
    action.words = vault.key_to_seal(owner.pk).seal(action, "words", words)
    action.save(force_insert=True)
    record(ActionGiven(action_id=action.pk, owner_id=owner.pk, due_on=due_on, by_id=by.pk))
    return action


@transaction.atomic
def mark_done(*, action: Action, by: Member) -> None:
    """Done. Pressing twice is done once; the first moment stands."""
    if action.done_at is None:
        action.done_at = timezone.now()
        action.save(update_fields=["done_at"])
        record(ActionDone(action_id=action.pk, by_id=by.pk))


@transaction.atomic
def undo_done(*, action: Action, by: Member) -> None:
    """It was not done after all."""
    if action.done_at is not None:
        action.done_at = None
        action.save(update_fields=["done_at"])
        record(ActionUndone(action_id=action.pk, by_id=by.pk))


@transaction.atomic
def move_action(*, action: Action, due_on: date, by: Member) -> None:
    """To another day. Nobody asks why."""
    if action.due_on != due_on:
        action.due_on = due_on
        action.save(update_fields=["due_on"])
        record(ActionMoved(action_id=action.pk, due_on=due_on, by_id=by.pk))


@transaction.atomic
def throw_away(*, action: Action, by: Member) -> None:
    """The owner will not do it. It is gone at once; nobody asks why."""
    record(ActionThrownAway(action_id=action.pk, by_id=by.pk))
    action.delete()


@transaction.atomic
def forget_old_actions(*, at: datetime) -> int:
    """Erase what was for a day of more than a year ago; returns how many."""
    gone, _ = Action.objects.filter(due_on__lt=timezone.localdate(at - KEPT)).delete()
    return gone
