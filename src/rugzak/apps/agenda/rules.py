"""Who may do what with a visit."""

from typing import TYPE_CHECKING

import rules

from rugzak.apps.agenda.words import Part
from rugzak.ground.accounts.models import Member

if TYPE_CHECKING:
    from rugzak.apps.agenda.models import Visit


@rules.predicate
def is_its_coach(person: Member | None, visit: "Visit") -> bool:
    return person is not None and visit.appointment.member_id == person.pk


@rules.predicate
def takes_part(person: Member | None, visit: "Visit") -> bool:
    """The colleague for whom the coach comes. Names are read with the visit's occupations at hand."""
    if person is None:
        return False
    return any(
        occupation.member_id == person.pk and occupation.part == Part.COLLEAGUE
        for occupation in visit.occupations.all()
    )


rules.add_rule("agenda.read_participants", is_its_coach | takes_part)
rules.add_rule("agenda.read_setting", is_its_coach | takes_part)
rules.add_rule("agenda.mark_done", is_its_coach)
rules.add_rule("agenda.cancel_visit", is_its_coach | takes_part)
