"""What happens to sessions. Ids and states only: never who was there, never a word that was said."""

from dataclasses import dataclass
from uuid import UUID

from rugzak.apps.gatherings.words import Coming


@dataclass(frozen=True)
class MethodSaved:
    method_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SeriesMade:
    series_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SeriesChanged:
    series_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GatheringMade:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GatheringChanged:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class DoorOpened:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GatheringStarted:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RemoteTakenOver:
    """The co-host, or the host elsewhere, leads from now on."""

    gathering_id: UUID
    from_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class HarvestStarted:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GatheringClosed:
    """``came`` is how many were there; who is known to nobody any more."""

    gathering_id: UUID
    came: int
    by_id: UUID | None


@dataclass(frozen=True)
class PresenceTicked:
    """Everybody who said to come was there, says who leads. Who that is stands with the invitations."""

    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GatheringCancelled:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RoomTextsErased:
    """What was to stay in the room is gone."""

    gathering_id: UUID
    pieces: int


@dataclass(frozen=True)
class ReportChanged:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PreviewOpened:
    """Everybody who was there may read along for a week."""

    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class KeepingAsked:
    """In some weeks this session and its report go; who led may keep them a year longer."""

    gathering_id: UUID
    host_id: UUID


@dataclass(frozen=True)
class KeptLonger:
    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GatheringMoved:
    """It is at another moment: who comes hears it."""

    gathering_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class Invited:
    gathering_id: UUID
    invitation_id: UUID
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class InvitationAnswered:
    """``state`` is what it is now; why is never asked. A guest, who has no account, is nobody's ``by_id``."""

    gathering_id: UUID
    invitation_id: UUID
    state: Coming
    by_id: UUID | None


@dataclass(frozen=True)
class PlaceCameFree:
    """Who waited longest has a place."""

    gathering_id: UUID
    invitation_id: UUID
    member_id: UUID | None


@dataclass(frozen=True)
class ReleaseAsked:
    """A colleague who comes asks to be released from a shift."""

    gathering_id: UUID
    invitation_id: UUID
    member_id: UUID


@dataclass(frozen=True)
class ReleaseAnswered:
    gathering_id: UUID
    invitation_id: UUID
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class GuestWritten:
    """A guest without an account got a mail. ``by_id`` is None when it went by itself."""

    gathering_id: UUID
    invitation_id: UUID
    by_id: UUID | None


@dataclass(frozen=True)
class GuestWantsNoMail:
    gathering_id: UUID
    invitation_id: UUID
