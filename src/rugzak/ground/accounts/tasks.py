"""What happens by the clock."""

from rugzak.ground.accounts.services.clearing import clear_away
from rugzak.ground.jobs.services import every


@every(cron="40 2 * * *", name="accounts.clear_away")
def clear_away_at_night() -> None:
    """Old sessions, tries, codes and devices go."""
    clear_away()
