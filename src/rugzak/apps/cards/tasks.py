"""What cards need by the clock."""

from django.utils import timezone

from rugzak.apps.cards import services
from rugzak.ground.jobs.services import every


@every(cron="13,43 * * * *", name="cards.remind_of_pledges")
def remind_of_pledges() -> None:
    services.remind_of_pledges()


@every(cron="37 * * * *", name="cards.erase_what_is_over")
def erase_what_is_over() -> None:
    services.erase_what_is_over()


@every(cron="41 2 * * *", name="cards.night")
def night() -> None:
    """Follow the newest edition of our set, tell of late answers, and let go of what is old."""
    services.lay_starter_set()
    services.tell_of_late_answers(timezone.localdate())
    services.forget_old_draws()
    services.forget_old_gifts()
    services.rewrap_signing_key()
