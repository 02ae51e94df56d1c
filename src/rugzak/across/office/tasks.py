"""What goes by the clock in the office."""

from pathlib import Path

from django.conf import settings

from rugzak.across.office.folder import bring_in
from rugzak.ground.jobs.services import every


@every(cron="15 3 * * *", name="office.bring_in_folder")
def bring_in_folder() -> None:
    """The files that a payroll or roster program left during the evening."""
    folder = settings.ENVIRONMENT.import_folder
    if folder and Path(folder).is_dir():
        list(bring_in(Path(folder)))
