"""Reads of requests; each names its viewer."""

from rugzak.apps.support.models import ClosedQuarter, SupportRequest
from rugzak.apps.support.quarters import last_closed_quarter
from rugzak.apps.support.queries.coaches import (
    coach_ids_it_concerns,
    coach_ids_told_of,
    coach_ids_who_see,
    colleague_coaches,
    own_wishes,
)
from rugzak.apps.support.queries.figures import (
    PromiseKept,
    RegionFigures,
    Wait,
    due,
    expected_wait,
    figures_per_region,
    number_past_promise,
    promise_kept,
    questions_of_colleagues,
    stuck_requests,
    unanswered,
)
from rugzak.apps.support.queries.offers import Standing, offers_asked_of, standing_offer
from rugzak.apps.support.queries.planning import (
    Ask,
    OfferedSpan,
    asks_of_visits,
    asks_to_plan,
    offered_spans,
    own_ask,
    state_for_planner,
)
from rugzak.apps.support.queries.seeing import (
    as_cards,
    engagements_of,
    own_requests,
    requests_for,
    requests_open_to,
    running_requests_of,
    team_requests,
    titles_for,
)
from rugzak.apps.support.queries.suggestions import (
    colleague_thought_of,
    something_suggested,
    suggestions_by,
    suggestions_for,
)

__all__ = [
    "Ask",
    "ClosedQuarter",
    "OfferedSpan",
    "PromiseKept",
    "RegionFigures",
    "Standing",
    "SupportRequest",
    "Wait",
    "as_cards",
    "asks_of_visits",
    "asks_to_plan",
    "coach_ids_it_concerns",
    "coach_ids_told_of",
    "coach_ids_who_see",
    "colleague_coaches",
    "colleague_thought_of",
    "due",
    "engagements_of",
    "expected_wait",
    "figures_per_region",
    "last_closed_quarter",
    "number_past_promise",
    "offered_spans",
    "offers_asked_of",
    "own_ask",
    "own_requests",
    "own_wishes",
    "promise_kept",
    "questions_of_colleagues",
    "requests_for",
    "requests_open_to",
    "running_requests_of",
    "something_suggested",
    "standing_offer",
    "state_for_planner",
    "stuck_requests",
    "suggestions_by",
    "suggestions_for",
    "team_requests",
    "titles_for",
    "unanswered",
]
