"""What actions need by the clock."""

from django.utils import timezone

from rugzak.apps.actions import services
from rugzak.ground.jobs.services import every


@every(cron="40 2 * * *", name="actions.forget_old_actions")
def forget_old_actions() -> None:
    services.forget_old_actions(at=timezone.now())
