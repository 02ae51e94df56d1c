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


# In these a colleague has one coach of her own, from the first day to the last.
HAS_FIXED_COACH = (ProgrammeKind.JOBCOACH,)


class Competence(models.TextChoices):
    """What a coach brings, in the four groups of the vacancy; a way to grow, never a mark."""

    ENCOURAGING = "encouraging", _("Coachen en stimuleren")
    MIRRORING = "mirroring", _("Spiegelen")
    TOGETHER = "together", _("Samenwerken")
    REFLECTING = "reflecting", _("Reflecteren")


class Scope(models.TextChoices):
    """For whom a coach comes. None chosen is everybody; an external coach often starts with starters only."""

    TEAMS = "teams", _("Teams")
    STARTERS = "starters", _("Collega's in hun eerste half jaar")
    OTHERS = "others", _("Collega's die er langer werken")


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
    tasks: tuple[str | Promise, ...]


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
        (
            _("Meewerken op de vloer, naast een collega of een team"),
            _("Meekijken en meedenken bij het MDO"),
            _("Intervisie begeleiden"),
            _("Opfrisbijeenkomsten geven"),
            _("Nieuwe collega's wegwijs maken in de visie"),
            _("Zien wat in de weg zit, en dat doorgeven"),
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
        (
            _("Meerijden en meewerken in de eerste weken"),
            _("Naast iemand staan die terugkomt na lange tijd weg"),
            _("Samen zoeken wat spanning geeft, en wat helpt"),
            _("Uitleg geven: techniek, de app, de route"),
            _("Dingen regelen: materiaal, een cursus, een gesprek"),
            _("Signalen brengen van de vloer naar het bureau, en terug"),
        ),
    ),
    ProgrammeKind.SUPERVISORS: Preset(
        "werkbegeleider",
        "werkbegeleiders",
        "de",
        _("Wie leert, staat er niet alleen voor. Begeleiden is vakwerk en krijgt tijd."),
        (
            _("Een student ontvangen en wegwijs maken"),
            _("Elke week een gesprek over leren"),
            _("Voordoen, samen doen, laten doen"),
            _("Meedenken over wat hier te leren valt"),
        ),
    ),
    ProgrammeKind.GOOD_WORK: Preset(
        "gespreksleider",
        "gespreksleiders",
        "de",
        _("Verhalen over goed werk brengen kleine, nieuwe gewoonten. Die delen we."),
        (
            _("Bijeenkomsten leiden in drie rondes"),
            _("Verhalen over goed werk ophalen"),
            _("Nieuwe gewoonten op kaarten zetten"),
            _("Stilte en aandacht bewaken"),
        ),
    ),
}

# Only here somebody is assessed: a student, in the placement.
MAY_ASSESS = (ProgrammeKind.SUPERVISORS,)
# Only these answer a question for help with a visit.
TAKES_REQUESTS = (ProgrammeKind.BACKPACKERS, ProgrammeKind.JOBCOACH)
RELEASED_MINUTES_LIMITS = (15, 40 * 60)
MOST_VISITS_LIMITS = (1, 40)
TASK_LIMIT, MOST_TASKS = 120, 20
COACHES_PER_PAGE = 25
# So long after the first day somebody is a starter.
STARTER_DAYS = 183
