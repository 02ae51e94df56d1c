"""Reads about ways in; each names its viewer."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from rugzak.ground.accounts import reach
from rugzak.ground.accounts.browser import device_token
from rugzak.ground.accounts.models import Device, Member, PaperCode, Pin, Session, User
from rugzak.ground.accounts.words import CodePurpose, DeviceKind
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose


@dataclass(frozen=True)
class WaysIn:
    """What somebody has chosen so far."""

    has_pin: bool
    has_password: bool
    has_totp: bool
    has_recovery_codes: bool
    passkeys: list[Authenticator]

    @property
    def any(self) -> bool:
        return self.has_pin or self.has_password or self.has_totp or bool(self.passkeys)


def known_device(request: HttpRequest) -> Device | None:
    """The trusted device this browser says it is, when it still is one. Sets no organisation."""
    token = device_token(request)
    if not token:
        return None
    for organisation_id in doors.behind(purpose=DoorPurpose.DEVICE, token=token):
        with inside(organisation_id):
            device = (
                Device.objects.select_related("organisation", "member__user", "member__organisation")
                .filter(token_hash=doors.token_hash(token), ended_at=None)
                .first()
            )
        if device and not (device.member and device.member.has_left):
            return device
    return None


def memberships_of(user: User) -> list[Member]:
    """The members, still working there, that this account may be: one per organisation."""
    found = []
    for organisation_id in doors.behind(purpose=DoorPurpose.USER, token=str(user.pk)):
        with inside(organisation_id):
            member = Member.objects.select_related("organisation", "user").filter(user=user).first()
        if member is not None and not member.has_left:
            found.append(member)
    return found


def member_with_number(device: Device, staff_number: str) -> Member | None:
    """Who has this staff number, at the organisation of the shared tablet."""
    return (
        Member.objects.select_related("organisation", "user")
        .filter(organisation_id=device.organisation_id, staff_number__iexact=staff_number.strip())
        .first()
    )


def ways_in_of(person: Member) -> WaysIn:
    keys = list(Authenticator.objects.filter(user=person.user).order_by("created_at"))
    kinds = {key.type for key in keys}
    return WaysIn(
        has_pin=Pin.objects.filter(member=person).exists(),
        has_password=bool(person.user and person.user.has_usable_password()),
        has_totp=Authenticator.Type.TOTP in kinds,
        has_recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
        passkeys=[key for key in keys if key.type == Authenticator.Type.WEBAUTHN],
    )


def devices_of(person: Member) -> QuerySet[Device]:
    return Device.objects.filter(member=person, kind=DeviceKind.OWN, ended_at=None).order_by("-used_at")


def sessions_of(person: Member) -> QuerySet[Session]:
    return Session.objects.filter(member_id=person.pk, expire_date__gt=timezone.now()).order_by("-seen_at")


def tablets_for(person: Member) -> QuerySet[Device]:
    """The shared tablets of the organisation."""
    return (
        Device.objects.filter(kind=DeviceKind.SHARED, ended_at=None)
        .select_related("registered_by")
        .order_by("label")
    )


def lost_phone_codes_for(person: Member) -> QuerySet[PaperCode]:
    """Codes for a lost phone that wait for a second human, of colleagues within reach."""
    return (
        PaperCode.objects.filter(
            purpose=CodePurpose.LOST_PHONE,
            confirmed_by=None,
            used_at=None,
            withdrawn_at=None,
            expires_at__gt=timezone.now(),
            member__in=reach.within_reach_of(person),
        )
        .select_related("member", "issued_by")
        .order_by("issued_at")
    )


def device_of_session(request: HttpRequest) -> UUID | None:
    held = request.session.get("device_id")
    return UUID(held) if held else None
