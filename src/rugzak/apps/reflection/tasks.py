"""What notes need by the clock."""

from rugzak.apps.reflection import services
from rugzak.ground.jobs.services import every


@every(cron="17 * * * *", name="reflection.erase_thrown_away_notes")
def erase_thrown_away_notes() -> None:
    services.erase_thrown_away_notes()
