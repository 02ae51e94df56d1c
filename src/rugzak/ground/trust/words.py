"""Outcomes, limits and terms of trust. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What came of somebody's wish to read."""

    OPENED = "opened", _("Bekeken")
    REFUSED = "refused", _("Geweigerd")


# A line of the log of reading is kept so long.
LOG_KEPT = timedelta(days=5 * 365)
SHARE_FOR = timedelta(days=30)
SHARE_AT_MOST = timedelta(days=365)

# A line younger than this may still be in a transaction that is about to commit.
SEAL_LAG = timedelta(seconds=5)
