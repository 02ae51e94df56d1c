"""What goes by itself when it is old."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from rugzak.ground.accounts.models import Device, PaperCode, Session
from rugzak.ground.accounts.services.devices import end_device
from rugzak.ground.accounts.throttle import forget_old_tries

CODES_KEPT = timedelta(days=30)
DEVICE_UNUSED = timedelta(days=365)


@transaction.atomic
def clear_away() -> None:
    """Old sessions, tries and codes go; a device that nobody used for a year is no longer trusted."""
    now = timezone.now()
    forget_old_tries()
    Session.objects.filter(expire_date__lt=now).delete()
    PaperCode.objects.filter(expires_at__lt=now - CODES_KEPT).delete()
    for device in Device.objects.filter(ended_at=None, used_at__lt=now - DEVICE_UNUSED):
        end_device(device=device)
    Device.objects.filter(ended_at__lt=now - CODES_KEPT).delete()
