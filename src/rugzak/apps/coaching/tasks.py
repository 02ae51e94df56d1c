"""What the clock does for looking back. ``cron`` is in UTC."""

from django.utils import timezone

from rugzak.apps.coaching import services
from rugzak.ground.jobs.services import every


@every(cron="47 2 * * *", name="coaching.erase_what_is_over")
def erase_what_is_over() -> None:
    services.erase_what_is_over(at=timezone.now())
