"""From a session to the sets of cards, without typing anything again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rugzak.apps.cards import services as cards
from rugzak.apps.cards.words import ORIGIN_LENGTH
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.queries import habits_to_propose
from rugzak.apps.gatherings.words import Audience, Theme
from rugzak.ground.accounts.models import Member


@transaction.atomic
def propose_habits(*, gathering: Gathering, by: Member) -> int:
    """Offer the habits whose makers let them go to the organisation. Each once, without a maker's name."""
    habits = habits_to_propose(gathering)
    for habit in habits:
        cards.propose_card(
            text=habit.body,
            key=habit.pk,
            theme=habit.theme if habit.theme in Theme.values else "",
            audience=habit.audience if habit.audience in Audience.values else "",
            origin=(_("Uit de sessie: %(title)s") % {"title": gathering.title})[:ORIGIN_LENGTH],
        )
        habit.is_proposed = True
        habit.save(update_fields=["is_proposed"])
    return len(habits)
