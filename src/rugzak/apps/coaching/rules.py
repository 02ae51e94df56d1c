"""Who may do what with looking back: the colleague it is about, and the coach who was there. No role opens anything."""

from typing import TYPE_CHECKING

import rules
from django.utils import timezone

from rugzak.apps.agenda.rules import is_its_coach
from rugzak.apps.coaching.words import COACH_READS, ObservationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.trust.rules import is_owner

if TYPE_CHECKING:
    from rugzak.apps.coaching.models import ContactLog, Observation


@rules.predicate
def wrote_it(person: Member | None, thing: "ContactLog | Observation") -> bool:
    return person is not None and thing.coach_id == person.pk


@rules.predicate
def is_draft(_person: Member | None, observation: "Observation") -> bool:
    return observation.state == ObservationState.DRAFT


@rules.predicate
def is_offered(_person: Member | None, observation: "Observation") -> bool:
    return observation.state == ObservationState.OFFERED


@rules.predicate
def is_accepted(_person: Member | None, observation: "Observation") -> bool:
    return observation.state == ObservationState.ACCEPTED


@rules.predicate
def coach_may_still_read(_person: Member | None, observation: "Observation") -> bool:
    settled = observation.settled_at
    return settled is None or settled > timezone.now() - COACH_READS


rules.add_rule("coaching.look_back", is_its_coach)
rules.add_rule("coaching.read_log", is_owner | wrote_it)
rules.add_rule("coaching.erase_words", is_owner)
rules.add_rule("coaching.read_observation", (is_owner & ~is_draft) | (wrote_it & coach_may_still_read))
rules.add_rule("coaching.decide", is_owner & is_offered)
rules.add_rule("coaching.change_draft", wrote_it & is_draft)
rules.add_rule("coaching.take_back", wrote_it & is_offered)
rules.add_rule("coaching.throw_away", (wrote_it & is_draft) | (is_owner & is_accepted))
