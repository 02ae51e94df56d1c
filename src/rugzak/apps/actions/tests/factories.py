"""Actions as the tests want them."""

from datetime import date, timedelta

from django.utils import timezone

from rugzak.apps.actions.models import Action
from rugzak.apps.actions.services import give_action
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

WORDS = "Eerst vragen hoe de nacht was."


def action_of(
    owner: Member, *, by: Member | None = None, words: str = WORDS, due_on: date | None = None
) -> Action:
    return give_action(
        words=words,
        owner=owner,
        due_on=due_on or timezone.localdate() + timedelta(days=3),
        key=new_id(),
        by=by or owner,
    )
