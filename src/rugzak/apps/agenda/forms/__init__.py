"""Input about the agenda to clean values."""

from rugzak.apps.agenda.forms.planning import (
    COLLEAGUE,
    TEAM,
    CoverForm,
    PlanForm,
    ReachingForm,
    ReliefForm,
    WindowForm,
)
from rugzak.apps.agenda.forms.times import (
    AvailabilityForm,
    AwayForm,
    LeaveForm,
    LengthForm,
    MoveForm,
    OverrunForm,
)

__all__ = [
    "COLLEAGUE",
    "TEAM",
    "AvailabilityForm",
    "AwayForm",
    "CoverForm",
    "LeaveForm",
    "LengthForm",
    "MoveForm",
    "OverrunForm",
    "PlanForm",
    "ReachingForm",
    "ReliefForm",
    "WindowForm",
]
