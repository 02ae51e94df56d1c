"""What the clock does for sessions. ``cron`` is in UTC."""

from django.utils import timezone

from rugzak.apps.gatherings.services.harvest import clear_rooms as clear
from rugzak.apps.gatherings.services.keeping import ask_before_forgetting
from rugzak.apps.gatherings.services.keeping import forget_old_sessions as forget
from rugzak.ground.jobs.services import every


@every(cron="*/15 * * * *", name="gatherings.clear_rooms")
def clear_rooms() -> None:
    clear(at=timezone.now())


@every(cron="53 2 * * *", name="gatherings.forget_old_sessions")
def forget_old_sessions() -> None:
    ask_before_forgetting(at=timezone.now())
    forget(at=timezone.now())
