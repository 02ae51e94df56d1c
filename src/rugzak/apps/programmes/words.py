"""The four ways of working with what each starts from, and limits. Imports nothing of ours."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ProgrammeKind(models.TextChoices):
    BACKPACKERS = "backpackers", _("Backpackers")
    JOBCOACH = "jobcoach", _("Interne jobcoach")
    SUPERVISORS = "werkbegeleiders", _("Werkbegeleiders")
    GOOD_WORK = "goed-werk", _("Goed Werk")


class TravelMeans(models.TextChoices):
    """How a coach gets from one visit to the next."""

    CAR = "car", _("met de auto")
    BIKE = "bike", _("met de fiets")
    BUS = "bus", _("met bus of trein")


@dataclass(frozen=True)
class Preset:
    """What a programme of a kind starts with; everything can be changed afterwards."""

    coach_one: str
    coach_many: str
    coach_article: str
    vision: str | Promise


# The word for the coach is a name of the organisation, not a sentence of the interface: it is not translated.
PRESETS: dict[str, Preset] = {
    ProgrammeKind.BACKPACKERS: Preset(
        "backpacker",
        "backpackers",
        "de",
        _(
            "Een collega met een rugzak vol ervaring en ideeën komt langs en werkt met je mee. "
            "Samen kijken jullie wat iemand nodig heeft."
        ),
    ),
    ProgrammeKind.JOBCOACH: Preset(
        "jobcoach",
        "jobcoaches",
        "de",
        _(
            "Een ervaren collega staat naast je, van je eerste dag tot je laatste. "
            "Je werkt samen, op jouw manier. De jobcoach beoordeelt nooit."
        ),
    ),
    ProgrammeKind.SUPERVISORS: Preset(
        "werkbegeleider",
        "werkbegeleiders",
        "de",
        _("Wie leert, staat er niet alleen voor. Begeleiden is vakwerk en krijgt tijd."),
    ),
    ProgrammeKind.GOOD_WORK: Preset(
        "gespreksleider",
        "gespreksleiders",
        "de",
        _("Verhalen over goed werk brengen kleine, nieuwe gewoonten. Die delen we."),
    ),
}

# Only here somebody is assessed: a student, in the placement.
MAY_ASSESS = (ProgrammeKind.SUPERVISORS,)
# Only these answer a question for help with a visit.
TAKES_REQUESTS = (ProgrammeKind.BACKPACKERS, ProgrammeKind.JOBCOACH)
RELEASED_MINUTES_LIMITS = (15, 40 * 60)
