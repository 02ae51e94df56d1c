"""What the agenda needs by the clock."""

from django.utils import timezone

from rugzak.apps.agenda import services
from rugzak.ground.jobs.services import every


@every(cron="36 2 * * *", name="agenda.forget_who_was_there")
def forget_who_was_there() -> None:
    services.forget_who_was_there(at=timezone.now())
