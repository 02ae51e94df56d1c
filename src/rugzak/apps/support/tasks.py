"""What the clock does for requests. ``cron`` is in UTC: before the early shift, everywhere we work."""

from django.utils import timezone

from rugzak.apps.support import services
from rugzak.ground.jobs.services import every


@every(cron="32 2 * * *", name="support.forget_old_requests")
def forget_old_requests() -> None:
    services.forget_old_requests(at=timezone.now())
    services.forget_suggestions(today=timezone.localdate())


@every(cron="20 3 * * *", name="support.look_after_requests")
def look_after_requests() -> None:
    services.look_after_requests(timezone.localdate())
