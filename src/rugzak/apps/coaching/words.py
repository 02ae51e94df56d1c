"""What can be ticked after a visit, states of an observation with their moves, and terms. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

LOG_KIND, OBSERVATION_KIND = "coaching.log", "coaching.observation"


class Deed(models.TextChoices):
    """What was done at a visit."""

    SHOWN = "shown", _("Voorgedaan")
    TOGETHER = "together", _("Samen gedaan")
    EXPLAINED = "explained", _("Uitgelegd")
    ARRANGED = "arranged", _("Iets geregeld")


class Movement(models.TextChoices):
    """What began to move. Never how well somebody does: there is no less and more here."""

    LOOKING = "looking", _("Anders kijken")
    CONTACT = "contact", _("Echt contact")
    CALM = "calm", _("Rust in het werk")
    SPEAKING = "speaking", _("Durven vragen of zeggen")
    TOGETHER = "together", _("Samenwerken")
    CRAFT = "craft", _("Vakwerk")


class Lens(models.TextChoices):
    """From where somebody looked."""

    CAMERA = "camera", _("Zoals een camera")
    CLIENT = "client", _("Door de ogen van de cliënt")


class ObservationState(models.TextChoices):
    DRAFT = "draft", _("concept")
    OFFERED = "offered", _("aangeboden")
    ACCEPTED = "accepted", _("bewaard")


# Which state may follow which. A refused observation has no state: it is erased.
MOVES: dict[tuple[ObservationState, ObservationState], str] = {
    (ObservationState.DRAFT, ObservationState.OFFERED): "offer",
    (ObservationState.OFFERED, ObservationState.DRAFT): "take back",
    (ObservationState.OFFERED, ObservationState.ACCEPTED): "accept",
}
LOOKS = {
    ObservationState.DRAFT: "concept",
    ObservationState.OFFERED: "offered",
    ObservationState.ACCEPTED: "done",
}

WORDS_LENGTH, SAW_LENGTH, SHORT_LENGTH = 1_000, 1_500, 500
# Without a yes nothing stays: a draft, or an offer that nobody answers, is gone after this.
UNDECIDED_KEPT = timedelta(days=14)
# After her yes an observation is the colleague's; the coach who gave it can read along this long.
COACH_READS = timedelta(days=90)
KEPT = timedelta(days=365)
# What helped a team shows from so many looked-back visits of the whole team on, in closed months.
TEAM_FLOOR, TEAM_MONTHS = 5, 12
PER_PAGE = 20
