"""Between a proof that was shown and the session that follows from it: which lane, which organisation."""

import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from rugzak.ground.accounts import queries, services
from rugzak.ground.accounts.models import Device, Member, User
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.words import DeviceKind, Lane, Way

HALF = "half_way"
HALF_WAY_LIFE_SECONDS = 600


def lane_of(ways: list[Way], member: Member, device: Device | None) -> Lane:
    """Two factors make the full lane; a code by mail or a password alone gives the low one.

    A passkey counts for two, as the browser asked for a finger, a face or its own
    code. A password on the person's own trusted device is "have" and "know".
    """
    if Way.PASSKEY in ways or Way.TOTP in ways or Way.RECOVERY_CODE in ways:
        return Lane.FULL
    own = device is not None and device.kind == DeviceKind.OWN and device.member_id == member.pk
    known = Way.PIN in ways or Way.PASSWORD in ways
    return Lane.FULL if own and known else Lane.LOW


def needs_second_step(user: User, ways: list[Way]) -> bool:
    """Whoever has set up codes of an app is asked for one after a password or a code by mail."""
    return (
        Way.PASSKEY not in ways
        and Way.TOTP not in ways
        and Way.RECOVERY_CODE not in ways
        and (credentials.has_totp(user))
    )


def keep_half_way(request: HttpRequest, user: User, ways: list[Way], wanted: str) -> None:
    """Remember for ten minutes who is half-way in; the session id changes, as a proof was shown."""
    request.session.cycle_key()
    request.session[HALF] = {
        "user": str(user.pk),
        "ways": [way.value for way in ways],
        "next": wanted,
        "at": int(time.time()),
    }


def half_way(request: HttpRequest) -> tuple[User, list[Way], str] | None:
    """Who is half-way in, with what was shown and the page that was wanted."""
    kept: dict[str, Any] | None = request.session.get(HALF)
    if kept is None or time.time() - kept["at"] > HALF_WAY_LIFE_SECONDS:
        return None
    user = User.objects.filter(pk=UUID(kept["user"]), is_active=True).first()
    return (user, [Way(way) for way in kept["ways"]], kept["next"]) if user else None


def forget_half_way(request: HttpRequest) -> None:
    request.session.pop(HALF, None)


def arrive(request: HttpRequest, member: Member, ways: list[Way]) -> None:
    """Open the session that these proofs are worth."""
    device = queries.known_device(request)
    if device is not None and device.organisation_id != member.organisation_id:
        device = None
    if device is not None and device.member_id not in (None, member.pk):
        device = None
    lane = lane_of(ways, member, device)
    services.enter(request, member, lane, device, way=ways[-1])
