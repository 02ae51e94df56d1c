"""What goes by the clock."""

from uuid import UUID

from django.utils import timezone

from rugzak.across.privacy import services
from rugzak.ground.jobs.services import every, job


@every(cron="46 2 * * *", name="privacy.carry_out_terms")
def carry_out_terms() -> None:
    """Every night; a term of a day is therefore kept within twenty-four hours."""
    services.carry_out_terms(at=timezone.now())
    services.forget_old_exports(at=timezone.now())


@job(name="privacy.make_export")
def make_export(export_id: str) -> None:
    """One part, and then the next: a worker that stops in between loses one part at most."""
    if services.make_next_part(export_id=UUID(export_id)):
        make_export.later(export_id=export_id)
