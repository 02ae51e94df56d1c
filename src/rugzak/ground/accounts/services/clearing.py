"""What goes by itself when it is old."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from rugzak.ground.accounts.models import Device, PaperCode, Session
from rugzak.ground.accounts.services.devices import end_device
from rugzak.ground.accounts.throttle import forget_old_tries
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy import services as tenancy

CODES_KEPT = timedelta(days=30)
DEVICE_UNUSED = timedelta(days=365)


@transaction.atomic
def clear_away() -> None:
    """Old sessions, tries, codes, doors and proposals go; so does the trust in a device unused for a year."""
    now = timezone.now()
    forget_old_tries()
    Session.objects.filter(expire_date__lt=now).delete()
    doors.close_expired()
    tenancy.forget_decided(at=now)
    PaperCode.objects.filter(expires_at__lt=now - CODES_KEPT).delete()
    for device in Device.objects.filter(ended_at=None, used_at__lt=now - DEVICE_UNUSED):
        end_device(device=device)
    Device.objects.filter(ended_at__lt=now - CODES_KEPT).delete()
