"""Tables of the agenda: visits, what is arranged around them, times, roads and feeds."""

from rugzak.apps.agenda.models.arranging import Relief, Series, StandInOffer
from rugzak.apps.agenda.models.roads import Feed, TravelTime
from rugzak.apps.agenda.models.times import Availability, Away, Overrun, Reaching, Shift, TeamWindow
from rugzak.apps.agenda.models.visits import Cancellation, Occupation, Relocation, Visit

__all__ = [
    "Availability",
    "Away",
    "Cancellation",
    "Feed",
    "Occupation",
    "Overrun",
    "Reaching",
    "Relief",
    "Relocation",
    "Series",
    "Shift",
    "StandInOffer",
    "TeamWindow",
    "TravelTime",
    "Visit",
]
