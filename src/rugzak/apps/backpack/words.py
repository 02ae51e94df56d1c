"""The four kinds of things in a bag, and limits. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class BagKind(models.TextChoices):
    EXPERIENCE = "experience", _("Ervaring")
    IDEA = "idea", _("Idee")
    COACHING = "coaching", _("Coaching")
    OTHER = "other", _("Andere steun")


ICONS = {
    BagKind.EXPERIENCE: "footprints",
    BagKind.IDEA: "lightbulb",
    BagKind.COACHING: "message-circle",
    BagKind.OTHER: "life-buoy",
}
# Something of the library that was handed out.
PIECE_ICON = "book-open"
TITLE_LENGTH, BODY_LENGTH, QUERY_LENGTH = 100, 3_000, 80
CIRCLES_AT_MOST = 12
# So many things are offered while looking back on a visit.
AT_HAND = 5
PER_PAGE, FOUND_AT_MOST, ALSO_AT_MOST = 20, 20, 4
# What was handed out is kept so long after the visit; the data map promises the same in words.
KEPT = timedelta(days=365)
# A coach owes an answer from the start, and is reminded once after so many days.
REMIND_AFTER = timedelta(days=5)
QUESTION_LENGTH, REPLY_LENGTH = 600, 1_500
# What was thrown away is hidden at once, and gone after this.
UNDO_FOR = timedelta(hours=1)
