"""What happened to ways in, in ids and states only."""

from dataclasses import dataclass
from uuid import UUID

from rugzak.ground.accounts.words import CodePurpose, Factor, Lane, Way


@dataclass(frozen=True)
class SignedIn:
    member_id: UUID
    by_id: UUID
    way: Way
    lane: Lane
    device_id: UUID | None = None


@dataclass(frozen=True)
class LaneRaised:
    """Somebody in the low lane showed a stronger proof."""

    member_id: UUID
    way: Way


@dataclass(frozen=True)
class SignedOut:
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CodeIssued:
    """A paper code or invitation was made; the former ones of this member stopped working."""

    member_id: UUID
    code_id: UUID
    purpose: CodePurpose
    by_id: UUID | None


@dataclass(frozen=True)
class CodeConfirmed:
    """The second human said yes to the code for a lost phone."""

    member_id: UUID
    code_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CodeWithdrawn:
    member_id: UUID
    code_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CodeSpent:
    member_id: UUID
    code_id: UUID
    purpose: CodePurpose
    by_id: UUID


@dataclass(frozen=True)
class FactorsChanged:
    """A way in was added, changed or taken away. The member gets a message."""

    member_id: UUID
    factor: Factor
    by_id: UUID | None


@dataclass(frozen=True)
class PhoneLost:
    """All sessions, devices and keys of a member ended, by the member or by a colleague with that right."""

    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class DeviceTrusted:
    member_id: UUID
    device_id: UUID


@dataclass(frozen=True)
class DeviceEnded:
    """``because_of_pins`` when five wrong PINs ended it."""

    device_id: UUID
    member_id: UUID | None
    because_of_pins: bool = False


@dataclass(frozen=True)
class TabletShared:
    """A browser became the shared tablet of a team or location."""

    device_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SessionEnded:
    """Somebody ended one of their own sessions from the list."""

    member_id: UUID


@dataclass(frozen=True)
class AccessEnded:
    """A leaver: sessions, devices, codes and keys ended at once."""

    member_id: UUID


@dataclass(frozen=True)
class PreferencesChanged:
    member_id: UUID
