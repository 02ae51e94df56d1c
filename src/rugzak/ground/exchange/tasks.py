"""Long files, and what goes by the clock."""

from uuid import UUID

from django.utils import timezone

from rugzak.ground.exchange import services
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.services.progress import Beside
from rugzak.ground.jobs.services import every, job


@job(name="exchange.check", retries=2)
def check(upload_id: str) -> None:
    upload = Upload.objects.get(pk=UUID(upload_id))
    with Beside(upload) as beside:
        services.check(upload=upload, tell=beside.tell)


@job(name="exchange.carry_out", retries=2)
def carry_out(upload_id: str) -> None:
    upload = Upload.objects.get(pk=UUID(upload_id))
    with Beside(upload) as beside:
        services.carry_out(upload=upload, tell=beside.tell)


@every(cron="38 2 * * *", name="exchange.forget_old_files")
def forget_old_files() -> None:
    services.forget_old_files(at=timezone.now())
