"""What goes by the clock."""

from django.utils import timezone

from rugzak.across.privacy import services
from rugzak.ground.jobs.services import every


@every(cron="46 2 * * *", name="privacy.carry_out_terms")
def carry_out_terms() -> None:
    """Every night; a term of a day is therefore kept within twenty-four hours."""
    services.carry_out_terms(at=timezone.now())
