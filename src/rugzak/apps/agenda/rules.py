"""Who may do what with a visit."""

from typing import TYPE_CHECKING

import rules

from rugzak.apps.agenda.words import Part
from rugzak.apps.people.rules import is_administrator, leads_team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role

if TYPE_CHECKING:
    from rugzak.apps.agenda.models import Away, Relief, StandInOffer, Visit
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


@rules.predicate
def runs_programmes(person: Member | None) -> bool:
    return person is not None and Role.PROGRAMME_MANAGER in person.roles


@rules.predicate
def runs_programmes_here(person: Member | None, thing: "Visit | StandInOffer | Relief") -> bool:
    """In the organisation to which the visit, the offer or the relief belongs."""
    return runs_programmes(person) and person is not None and thing.organisation_id == person.organisation_id


@rules.predicate
def is_for_a_team(person: Member | None, visit: "Visit") -> bool:
    return visit.team_id is not None


@rules.predicate
def leads_relieved_team(person: Member | None, relief: "Relief") -> bool:
    return person is not None and any(
        held.role is Role.TEAM_LEAD and held.team_id == relief.team_id for held in person.held
    )


@rules.predicate
def is_asked_to_stand_in(person: Member | None, offer: "StandInOffer") -> bool:
    return person is not None and offer.to.member_id == person.pk


@rules.predicate
def asked_for_stand_in(person: Member | None, offer: "StandInOffer") -> bool:
    return person is not None and offer.visit.appointment.member_id == person.pk


rules.add_rule("agenda.plan_visit", coaches_in)
rules.add_rule("agenda.ask_stand_in", is_its_coach | runs_programmes_here)
rules.add_rule("agenda.withdraw_stand_in", asked_for_stand_in | runs_programmes_here)
rules.add_rule("agenda.answer_stand_in", is_asked_to_stand_in)
rules.add_rule("agenda.arrange_leave", runs_programmes)
# Of a visit to one colleague only that colleague may let the lead know of it.
rules.add_rule("agenda.ask_relief", takes_part | (is_its_coach & is_for_a_team))
rules.add_rule("agenda.answer_relief", leads_relieved_team | runs_programmes_here)
rules.add_rule("agenda.manage_windows", leads_team | is_administrator)
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
