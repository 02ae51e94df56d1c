"""What requests need by the clock."""

from django.utils import timezone

from rugzak.apps.support import services
from rugzak.ground.jobs.services import every


@every(cron="32 2 * * *", name="support.forget_old_requests")
def forget_old_requests() -> None:
    services.forget_old_requests(at=timezone.now())
