"""What the worker does about people by the clock."""

from django.utils import timezone

from rugzak.apps.people import services
from rugzak.ground.jobs.services import every


@every(cron="1 * * * *", name="people.end_accounts_due")
def end_accounts_due() -> None:
    """One minute past each hour, so also one minute past midnight in every time zone of whole hours."""
    services.end_accounts_due(now=timezone.now())
