"""Who may do what with a request. What somebody may see at all is up to ``requests_for``."""

from typing import TYPE_CHECKING

import rules

from rugzak.apps.support.words import OVER, UNANSWERED, RequestState
from rugzak.ground.accounts.models import Member

if TYPE_CHECKING:
    from rugzak.apps.support.models import Suggestion, SupportRequest


@rules.predicate
def is_asker(person: Member | None, request: "SupportRequest") -> bool:
    return person is not None and request.asker_id == person.pk


@rules.predicate
def is_its_coach(person: Member | None, request: "SupportRequest") -> bool:
    coach = request.coach
    return person is not None and coach is not None and coach.pk == person.pk


@rules.predicate
def is_for_a_team(_person: Member | None, request: "SupportRequest") -> bool:
    return not request.is_personal


@rules.predicate
def is_unanswered(_person: Member | None, request: "SupportRequest") -> bool:
    return request.state in UNANSWERED


@rules.predicate
def is_not_over(_person: Member | None, request: "SupportRequest") -> bool:
    return request.state not in OVER


@rules.predicate
def can_have_another_moment(_person: Member | None, request: "SupportRequest") -> bool:
    return request.state in (RequestState.MATCHED, RequestState.ACTIVE)


@rules.predicate
def is_before_the_first_visit(_person: Member | None, request: "SupportRequest") -> bool:
    return request.state in (RequestState.MATCHED, RequestState.PLANNED)


@rules.predicate
def is_rounded_off(_person: Member | None, request: "SupportRequest") -> bool:
    engagement = request.engagement_or_none
    return engagement is not None and engagement.rounded_off_at is not None


@rules.predicate
def is_closed_not_long_ago(_person: Member | None, request: "SupportRequest") -> bool:
    return request.can_reopen


@rules.predicate
def is_active(_person: Member | None, request: "SupportRequest") -> bool:
    return request.state == RequestState.ACTIVE


@rules.predicate
def is_over(_person: Member | None, request: "SupportRequest") -> bool:
    return request.state in OVER


@rules.predicate
def lies_before(person: Member | None, suggestion: "Suggestion") -> bool:
    return person is not None and suggestion.colleague_id == person.pk


@rules.predicate
def laid_it_before(person: Member | None, suggestion: "Suggestion") -> bool:
    return person is not None and suggestion.by_id == person.pk


@rules.predicate
def is_from_the_pool(person: Member | None, request: "SupportRequest") -> bool:
    """A coach of this programme in this region; ``requests_open_to`` marks the rows."""
    return person is not None and bool(getattr(request, "in_pool", False))


# Who asked and in which words: for a team all who may see it, else the two of them.
rules.add_rule("support.read_asker", is_asker | is_its_coach | is_for_a_team)
rules.add_rule("support.read_words", is_asker | is_its_coach | is_for_a_team)
rules.add_rule("support.read_closing_words", is_asker | is_its_coach)
rules.add_rule(
    "support.propose",
    (is_unanswered & is_from_the_pool & ~is_asker) | (is_its_coach & can_have_another_moment),
)
# Agreed by phone with a team: at once with a moment. One colleague always chooses herself.
rules.add_rule("support.accept", is_unanswered & is_from_the_pool & ~is_asker & is_for_a_team)
rules.add_rule("support.answer_offer", is_asker & can_have_another_moment)
rules.add_rule("support.plan", is_its_coach & can_have_another_moment)
rules.add_rule(
    "support.pass_on",
    (is_unanswered & is_from_the_pool & ~is_asker) | (is_its_coach & is_before_the_first_visit),
)
rules.add_rule("support.round_off", is_its_coach & is_active & ~is_rounded_off)
rules.add_rule("support.keep_open", is_asker & is_active & is_rounded_off)
rules.add_rule("support.reopen", is_asker & is_closed_not_long_ago)
rules.add_rule("support.withdraw", is_asker & is_not_over)
rules.add_rule("support.close", is_asker & is_active)
rules.add_rule("support.answer_suggestion", lies_before)
rules.add_rule("support.take_suggestion_back", laid_it_before)
