"""What the pocket needs by the clock."""

from django.utils import timezone

from rugzak.ground.jobs.services import every
from rugzak.ground.pocket import services


@every(cron="52 2 * * *", name="pocket.forget_old_receipts")
def forget_old_receipts() -> None:
    services.forget_old_receipts(at=timezone.now())
