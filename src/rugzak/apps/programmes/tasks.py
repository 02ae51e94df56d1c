"""What the clock does for programmes."""

from rugzak.apps.programmes import services
from rugzak.ground.jobs.services import every


@every(cron="10 0 * * *", name="programmes.end_passed_coach_roles")
def end_passed_coach_roles() -> None:
    services.end_passed_coach_roles()
