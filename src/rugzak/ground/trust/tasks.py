"""What trust does by the clock."""

from rugzak.ground.jobs.services import every
from rugzak.ground.trust import services


@every(cron="* * * * *", name="trust.seal_log")
def seal_log() -> None:
    services.seal_log()
