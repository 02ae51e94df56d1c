"""What happens to questions for help. Never a theme, a word or a name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class RequestSent:
    """``personal`` decides who may hear of it: of a personal one only coaches of programme and region."""

    request_id: UUID
    programme_id: UUID
    region_id: UUID
    personal: bool
    promised_on: date
    by_id: UUID


@dataclass(frozen=True)
class RequestAccepted:
    request_id: UUID
    appointment_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestPlanned:
    """A moment stands; the visit itself told its own event."""

    request_id: UUID
    visit_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestNeedsMoment:
    """The only moment was called off: coach and asker look for another one."""

    request_id: UUID
    asker_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestStarted:
    request_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestClosed:
    request_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestWithdrawn:
    """``coach_id`` is the coach who had taken it up, if any."""

    request_id: UUID
    coach_id: UUID | None
    by_id: UUID


@dataclass(frozen=True)
class MomentsProposed:
    request_id: UUID
    offer_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class OtherMomentAsked:
    """The asker chose none of the moments and keeps the coach."""

    request_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CoachRefused:
    """The asker wants somebody else: it is open again to the other coaches of programme and region."""

    request_id: UUID
    programme_id: UUID
    region_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class OfferExpired:
    request_id: UUID
    asker_id: UUID
    coach_id: UUID


@dataclass(frozen=True)
class RequestPassedOn:
    """``to_id`` is a colleague coach by name; ``was_taken_up`` when the asker already knew who would come."""

    request_id: UUID
    programme_id: UUID
    region_id: UUID
    asker_id: UUID
    to_id: UUID | None
    was_taken_up: bool
    by_id: UUID


@dataclass(frozen=True)
class RequestRoundedOff:
    request_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestKeptOpen:
    request_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestClosedByItself:
    request_id: UUID
    asker_id: UUID
    coach_id: UUID


@dataclass(frozen=True)
class RequestReopened:
    request_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestWaits:
    """No coach has room within the promised days."""

    request_id: UUID
    asker_id: UUID


@dataclass(frozen=True)
class AnswerLate:
    """A promise ran out the day before ``day``: the coaches who see the request look once more."""

    request_id: UUID
    day: date


@dataclass(frozen=True)
class PromisesPassed:
    """So many requests of teams wait longer than promised since today."""

    day: date
    number: int


@dataclass(frozen=True)
class HelpSuggested:
    """Somebody lays before a colleague what might help her. Only these two know."""

    suggestion_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SuggestionTakenBack:
    suggestion_id: UUID
    by_id: UUID
