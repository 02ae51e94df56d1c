"""Devices that are trusted, the PIN that goes with them, and ending what is open."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.codes import new_token
from rugzak.ground.accounts.events import AccessEnded, DeviceEnded, DeviceTrusted, SessionEnded, TabletShared
from rugzak.ground.accounts.models import Device, Member, PaperCode, Pin, Session
from rugzak.ground.accounts.words import WRONG_PINS, DeviceKind
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import DoorPurpose


@dataclass(frozen=True)
class PinTry:
    """What trying a PIN brought; ``left`` is how many wrong ones the device still takes."""

    good: bool
    left: int = WRONG_PINS


@transaction.atomic
def trust_device(*, member: Member, label: str) -> tuple[Device, str]:
    """Trust this browser as the member's own. Returns the device and the token for its cookie."""
    device, token = _new_device(kind=DeviceKind.OWN, member=member, label=label)
    record(DeviceTrusted(member.pk, device.pk))
    return device, token


@transaction.atomic
def share_tablet(*, label: str, by: Member) -> tuple[Device, str]:
    """Make this browser the shared tablet of a team or location; ``label`` says which."""
    if not label.strip():
        raise Refusal(_("Schrijf van welk team of welke locatie deze tablet is."), field="label")
    device, token = _new_device(kind=DeviceKind.SHARED, member=None, label=label.strip(), registered_by=by)
    record(TabletShared(device.pk, by.pk))
    return device, token


@transaction.atomic
def try_pin(*, device: Device, member: Member, pin: str) -> PinTry:
    """Try the PIN of ``member`` on a trusted device.

    Five wrong ones in a row end an own device. A shared tablet goes on: else
    anybody beside it could shut out a whole team; there the limit per hour holds.
    Returns rather than raises, so that the count of wrong ones stays.
    """
    locked = Device.objects.select_for_update().filter(pk=device.pk, ended_at=None).first()
    good = _matches(member, pin)
    if locked is None:
        return PinTry(good=False, left=0)
    if good:
        Device.objects.filter(pk=locked.pk).update(wrong_pins=0, used_at=timezone.now())
        return PinTry(good=True)
    if locked.kind == DeviceKind.SHARED:
        return PinTry(good=False)
    return _count_wrong(locked)


@transaction.atomic
def end_device(*, device: Device, by: Member | None = None, because_of_pins: bool = False) -> None:
    """This device is no longer trusted, and every session on it ends."""
    Device.objects.filter(pk=device.pk).update(ended_at=timezone.now())
    doors.close_hashes(purpose=DoorPurpose.DEVICE, hashes=[bytes(device.token_hash)])
    Session.objects.filter(device_id=device.pk).delete()
    record(DeviceEnded(device.pk, device.member_id, because_of_pins))


@transaction.atomic
def end_session(*, session: Session, by: Member) -> None:
    """End one session of oneself from the list."""
    Session.objects.filter(pk=session.pk, member_id=by.pk).delete()
    record(SessionEnded(by.pk))


@transaction.atomic
def end_sessions_of(member: Member) -> None:
    """A leaver: all sessions, devices, codes, the PIN and (who works nowhere else) keys, at once."""
    close_everything(member=member, leaves=True)
    record(AccessEnded(member.pk))


def close_everything(*, member: Member, leaves: bool = False) -> None:
    """What a lost phone and a leaver have in common. The caller records why."""
    now = timezone.now()
    Session.objects.filter(member_id=member.pk).delete()
    open_devices = Device.objects.filter(member=member, ended_at=None)
    hashes = [bytes(row) for row in open_devices.values_list("token_hash", flat=True)]
    doors.close_hashes(purpose=DoorPurpose.DEVICE, hashes=hashes)
    open_devices.update(ended_at=now)
    Pin.objects.filter(member=member).delete()
    withdraw_codes(member=member)
    if member.user is not None:
        _close_account(member, leaves=leaves)


def withdraw_codes(*, member: Member) -> None:
    """Codes and links of this member that still wait stop working."""
    waiting = PaperCode.objects.filter(member=member, used_at=None, withdrawn_at=None)
    hashes = [bytes(row) for row in waiting.values_list("code_hash", flat=True)]
    for purpose in (DoorPurpose.PAPER_CODE, DoorPurpose.INVITATION):
        doors.close_hashes(purpose=purpose, hashes=hashes)
    waiting.update(withdrawn_at=timezone.now())


def _close_account(member: Member, *, leaves: bool) -> None:
    user = member.user
    assert user is not None
    works_at = doors.behind(purpose=DoorPurpose.USER, token=str(user.pk))
    elsewhere = [organisation for organisation in works_at if organisation != current_organisation_id()]
    if leaves:
        doors.close_door(
            purpose=DoorPurpose.USER, token=str(user.pk), organisation_id=current_organisation_id()
        )
    if leaves and elsewhere:
        return
    # A key on the lost phone opens the person's other organisation as well, so it goes there too.
    Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(user_id=user.pk).delete()
    if leaves:
        user.set_unusable_password()
        user.save(update_fields=["password"])


def _new_device(
    *, kind: DeviceKind, member: Member | None, label: str, **fields: Member
) -> tuple[Device, str]:
    token = new_token()
    device = Device.objects.create(
        kind=kind, member=member, label=label[:60], token_hash=doors.token_hash(token), **fields
    )
    doors.add_door(purpose=DoorPurpose.DEVICE, token=token, organisation_id=device.organisation_id)
    return device, token


def _matches(member: Member, pin: str) -> bool:
    known = Pin.objects.filter(member=member).values_list("pin_hash", flat=True).first()
    if known is None:
        make_password(pin)  # as slow as a comparison, so that having no PIN does not show
        return False
    return check_password(pin, known)


def spend_time_on(pin: str) -> None:
    """For a staff number that nobody has: take as long as for one that exists."""
    make_password(pin)


def _count_wrong(device: Device) -> PinTry:
    wrong = device.wrong_pins + 1
    Device.objects.filter(pk=device.pk).update(wrong_pins=wrong)
    if wrong >= WRONG_PINS:
        end_device(device=device, because_of_pins=True)
    return PinTry(good=False, left=max(0, WRONG_PINS - wrong))
