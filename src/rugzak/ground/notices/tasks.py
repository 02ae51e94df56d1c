"""What the worker does for notices."""

from django.utils import timezone

from rugzak.ground.jobs.services import every
from rugzak.ground.notices.services.forgetting import forget
from rugzak.ground.notices.services.sending import send_mail

__all__ = ["forget_old", "send_mail"]


@every(cron="23 2 * * *", name="notices.forget_old")
def forget_old() -> None:
    forget(at=timezone.now())
