"""Reads of visits, moments and hours; each names its viewer."""

from rugzak.apps.agenda.clock import moment_of, sent_moment
from rugzak.apps.agenda.ledger import WeekLedger
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.queries.availability import away_of, outside_availability, times_of
from rugzak.apps.agenda.queries.feeds import feed_for, owner_of_feed, visits_in_calendar
from rugzak.apps.agenda.queries.hours import (
    OwnWeek,
    hours_by_appointment,
    hours_by_week,
    ledger_of,
    ledgers_of,
    matrix_of,
    own_ledgers,
    own_week,
    stop_of,
    stops_between,
)
from rugzak.apps.agenda.queries.moments import Span, free_moments, taken_spans
from rugzak.apps.agenda.queries.overruns import (
    LedgerRow,
    hours_of_coaches,
    may_overrun,
    overruns_of,
    own_hours,
)
from rugzak.apps.agenda.queries.visits import (
    ids_later_that_day,
    own_visits,
    participant_ids,
    team_visits_ahead,
    visits_between,
    visits_coached_by,
    visits_for,
)
from rugzak.apps.agenda.route import Halt, Route, route_of

__all__ = [
    "Halt",
    "LedgerRow",
    "OwnWeek",
    "Route",
    "Span",
    "Visit",
    "WeekLedger",
    "away_of",
    "feed_for",
    "free_moments",
    "hours_by_appointment",
    "hours_by_week",
    "hours_of_coaches",
    "ids_later_that_day",
    "ledger_of",
    "ledgers_of",
    "matrix_of",
    "may_overrun",
    "moment_of",
    "outside_availability",
    "overruns_of",
    "own_hours",
    "own_ledgers",
    "own_visits",
    "own_week",
    "owner_of_feed",
    "participant_ids",
    "route_of",
    "sent_moment",
    "stop_of",
    "stops_between",
    "taken_spans",
    "team_visits_ahead",
    "times_of",
    "visits_between",
    "visits_coached_by",
    "visits_for",
    "visits_in_calendar",
]
