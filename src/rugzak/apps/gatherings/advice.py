"""What who leads may want to know about the group that comes: as advice, never as a hurdle."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.queries import Tally
from rugzak.apps.gatherings.words import (
    LARGE_CIRCLE,
    SMALL_CIRCLE,
    SMALL_GROUP_MINUTES,
    SMALLEST_TABLE,
    Coming,
    Part,
    StepKind,
)


def advice_on(gathering: Gathering, tally: Tally) -> list[str]:
    """Sentences for the page of who comes; none when there is nothing to say."""
    if not gathering.is_to_come:
        return []
    return [said for said in (_mix(gathering, tally), _size(gathering, tally)) if said]


def _mix(gathering: Gathering, tally: Tally) -> str:
    """Practice and who employs them belong together, but not in intervision."""
    practice, leaders = tally.asked[Part.PRACTICE], tally.asked[Part.LEADER]
    if gathering.script.silent:
        return _("Zit een leidinggevende erbij, dan praten mensen minder vrij.") if leaders else ""
    if practice >= SMALLEST_TABLE and not leaders:
        return _(
            "Je vroeg alleen mensen uit de praktijk. Met iemand van leiding of bestuur erbij gebeurt er meer mee."
        )
    return ""


def _size(gathering: Gathering, tally: Tally) -> str:
    coming, open_answers = tally.states[Coming.COMING], tally.states[Coming.INVITED]
    tells = any(step.kind == StepKind.STORY_TELL for step in gathering.script.steps)
    if coming > LARGE_CIRCLE and tells and not gathering.is_congress:
        return _("Meer dan twaalf mensen: dan luister je beter in twee sessies.")
    if not coming or open_answers or coming > SMALL_CIRCLE or gathering.script.silent or not tells:
        return ""
    if coming < SMALLEST_TABLE:
        return _("Er komen er nog geen drie. Vraag iemand mee, of verzet de sessie.")
    if gathering.script.minutes > SMALL_GROUP_MINUTES:
        return _("Met zo weinig mensen past het draaiboek Kleine groep beter. Het duurt drie kwartier.")
    return ""
