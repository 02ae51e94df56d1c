"""What the bag needs by the clock."""

from django.utils import timezone

from rugzak.apps.backpack import services
from rugzak.ground.jobs.services import every


@every(cron="30 6 * * *", name="backpack.remind")
def remind() -> None:
    services.remind(at=timezone.now())


@every(cron="23 * * * *", name="backpack.forget")
def forget() -> None:
    services.forget(at=timezone.now())
