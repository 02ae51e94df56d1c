"""Who may do what with a visit."""

from typing import TYPE_CHECKING

import rules

from rugzak.apps.agenda.words import Part
from rugzak.ground.accounts.models import Member

if TYPE_CHECKING:
    from rugzak.apps.agenda.models import Away, Visit
    from rugzak.apps.programmes.queries import Appointment


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


@rules.predicate
def coaches_in(person: Member | None, appointment: "Appointment") -> bool:
    return person is not None and appointment.member_id == person.pk


@rules.predicate
def is_own_away(person: Member | None, away: "Away") -> bool:
    return person is not None and away.member_id == person.pk


rules.add_rule("agenda.move_visit", is_its_coach)
rules.add_rule("agenda.explain_overrun", coaches_in)
rules.add_rule("agenda.remove_away", is_own_away)
rules.add_rule("agenda.read_participants", is_its_coach | takes_part)
rules.add_rule("agenda.read_setting", is_its_coach | takes_part)
rules.add_rule("agenda.mark_done", is_its_coach)
rules.add_rule("agenda.book_again", is_its_coach)
rules.add_rule("agenda.mark_missed", is_its_coach)
rules.add_rule("agenda.run_late", is_its_coach)
rules.add_rule("agenda.cancel_visit", is_its_coach | takes_part)
