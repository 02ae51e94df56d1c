"""What ends or changes in one app because of a deed in another that does not know it."""

from rugzak.apps.agenda import services as agenda
from rugzak.apps.people.events import AccountEnded
from rugzak.apps.planning import tasks as planning
from rugzak.apps.planning.events import PlanAsked
from rugzak.ground.accounts.events import PhoneLost


def the_calendar_of_who_left(event: AccountEnded) -> None:
    agenda.end_feeds_of(event.member_id)


def the_calendar_of_who_lost_a_phone(event: PhoneLost) -> None:
    agenda.end_feeds_of(event.member_id)


def the_computing_of_a_plan(event: PlanAsked) -> None:
    planning.compute.later(plan_id=event.plan_id, once=f"planning {event.plan_id}")
