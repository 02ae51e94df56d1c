"""What the clock does for requests. ``cron`` is in UTC: before the early shift, everywhere we work."""

from django.utils import timezone

from rugzak.apps.support.services.nightly import look_after_requests
from rugzak.ground.jobs.services import every


@every(cron="20 3 * * *", name="support.look_after_requests")
def look_after_requests_tonight() -> None:
    look_after_requests(timezone.localdate())
