"""Reads of looking back; each names its viewer. Only these open sealed words, and another's leave a line."""

from rugzak.apps.coaching.queries.logs import (
    OpenLog,
    log_titles_for,
    logged_ids,
    open_log,
    owner_of_log,
    readable_log,
    visits_to_look_back_on,
    what_helped_team,
)
from rugzak.apps.coaching.queries.observations import (
    OpenObservation,
    number_offered,
    observation_of_coach,
    observation_titles_for,
    observations_given_by,
    observations_kept_by,
    observations_of_visit,
    offered_to,
    open_observation,
    owner_of_observation,
    readable_observation,
)
from rugzak.apps.coaching.queries.whom import actions_of_visit, colleagues_at, people_of_visit

__all__ = [
    "OpenLog",
    "OpenObservation",
    "actions_of_visit",
    "colleagues_at",
    "log_titles_for",
    "logged_ids",
    "number_offered",
    "observation_of_coach",
    "observation_titles_for",
    "observations_given_by",
    "observations_kept_by",
    "observations_of_visit",
    "offered_to",
    "open_log",
    "open_observation",
    "owner_of_log",
    "owner_of_observation",
    "people_of_visit",
    "readable_log",
    "readable_observation",
    "visits_to_look_back_on",
    "what_helped_team",
]
