"""The one way to open, raise, unlock and end a session. No other code writes these session keys."""

from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from rugzak.ground.accounts.events import LaneRaised, SignedIn, SignedOut
from rugzak.ground.accounts.models import Device, Member, User
from rugzak.ground.accounts.words import DeviceKind, Lane, Way
from rugzak.ground.happenings.services import record
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose

BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(
    request: HttpRequest,
    member: Member,
    lane: Lane,
    device: Device | None = None,
    *,
    way: Way = Way.DEMO,
    must_choose: bool = False,
) -> None:
    """Open a session for ``member`` in this browser, under a new session id.

    Whatever the browser had before is gone. ``device`` is the trusted device it
    runs on; on a shared tablet the session gets the short clock and ends with the
    browser. ``must_choose`` holds the person at the page where a first way in is
    chosen. Raises ValueError for somebody who has left.
    """
    if member.has_left:
        raise ValueError("a leaver cannot enter")
    with inside(member.organisation_id, actor_id=member.pk):
        user = user_of(member=member)
        record(SignedIn(member.pk, member.pk, way, lane, device.pk if device else None))
    request.session.flush()
    login(request, user, backend=BACKEND)
    now = int(timezone.now().timestamp())
    request.session.update(
        {
            "organisation_id": str(member.organisation_id),
            "member_id": str(member.pk),
            "user_id": str(user.pk),
            "lane": lane.value,
            "device_id": str(device.pk) if device else None,
            "shared": device is not None and device.kind == DeviceKind.SHARED,
            "ways": [way.value],
            "started_at": now,
            "seen_at": now,
            "confirmed_at": now if lane is Lane.FULL or must_choose else 0,
            "must_choose": must_choose,
        }
    )
    if request.session["shared"]:
        request.session.set_expiry(0)


def raise_lane(request: HttpRequest, member: Member, *, way: Way, device: Device | None = None) -> None:
    """From the low lane to the full one, or a fresh proof within it; the session id changes."""
    record(LaneRaised(member.pk, way))
    request.session.cycle_key()
    session = request.session
    session["lane"] = Lane.FULL.value
    session["ways"] = [*session.get("ways", []), way.value]
    session["confirmed_at"] = session["seen_at"] = int(timezone.now().timestamp())
    session["must_choose"] = False
    if device is not None:
        session["device_id"] = str(device.pk)
        session["shared"] = device.kind == DeviceKind.SHARED


def lock(request: HttpRequest) -> None:
    """Put the session on lock now: the tablet lay still, or somebody walks away.

    Under a new id, so that another request of this browser, which read the session a
    moment ago, cannot write it back unlocked.
    """
    request.session.cycle_key()
    request.session["locked"] = True


def unlock(request: HttpRequest) -> None:
    """Go on with a session that rested too long, in the lane it had; its end stays where it was."""
    request.session.cycle_key()
    request.session["locked"] = False
    request.session["seen_at"] = int(timezone.now().timestamp())


def settle_low(request: HttpRequest) -> None:
    """Somebody on a team's device chose no way in of their own: the low lane it is."""
    request.session["must_choose"] = False


def leave(request: HttpRequest, member: Member | None) -> None:
    """Sign out: the session is gone from the server, so a copy of the cookie is worth nothing."""
    if member is not None:
        record(SignedOut(member.pk, member.pk))
    logout(request)


@transaction.atomic
def user_of(*, member: Member) -> User:
    """The account of a member; who comes with a paper code for the first time gets one without an address."""
    if member.user_id is None:
        user = _account_for(member)
        Member.objects.filter(pk=member.pk).update(user=user)
        member.user = user
    assert member.user is not None
    doors.add_door(
        purpose=DoorPurpose.USER, token=str(member.user.pk), organisation_id=member.organisation_id
    )
    return member.user


def _account_for(member: Member) -> User:
    # An address that already has an account may be somebody else's: joining accounts takes a sign-in there.
    if member.email and not User.objects.filter(email__iexact=member.email).exists():
        return User.objects.create_user(email=member.email)
    return User.objects.create_user()
