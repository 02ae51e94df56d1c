"""Themes, readers, outcomes and limits of habit cards. Imports nothing of ours.

The stored words of theme, audience and aspect are those of the open card format
(docs/cards/README.md): a file that goes to another organisation speaks the same.
"""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    REFLECTION = "reflectie", _("Reflectie")
    TEAMWORK = "teamwerk", _("Teamwerk")
    EMPLOYERSHIP = "werkgeverschap", _("Werkgeverschap")


class Audience(models.TextChoices):
    """Who does what is on the card. A card is never homework for somebody else."""

    WORKER = "medewerker", _("medewerkers")
    TEAM = "team", _("het hele team")
    LEADERS = "leidinggevende-bestuurder", _("leiding en bestuur")


class Aspect(models.TextChoices):
    """The three E's of good work, as people say them."""

    EXCELLENT = "excellent", _("het is goed gedaan")
    ETHICAL = "ethical", _("het klopt voor iedereen")
    ENGAGING = "engaging", _("het voelt goed")


class DeckKind(models.TextChoices):
    STARTER = "starter", _("de set van Rugzak")
    ORGANISATION = "organisation", _("van de organisatie")
    TEAM = "team", _("van een team")
    RECEIVED = "received", _("van een andere organisatie")


class DayPart(models.TextChoices):
    MORNING = "morning", _("ochtend")
    AFTERNOON = "afternoon", _("middag")
    EVENING = "evening", _("avond")
    NIGHT = "night", _("nacht")


class DrawOutcome(models.TextChoices):
    TODAY = "today", _("doen we vandaag")
    ANOTHER = "another", _("andere kaart")
    NOT_NOW = "not-now", _("nu niet")


class TrialState(models.TextChoices):
    TRYING = "trying", _("bezig")
    PAUSED = "paused", _("even pauze")
    KEPT = "kept", _("gehouden")
    CHANGED = "changed", _("veranderd")
    LEARNED = "learned", _("geleerd, niet gehouden")


class Went(models.TextChoices):
    """A week later: did it work? "Niet" is as good an answer as "ja"."""

    YES = "yes", _("Ja")
    A_BIT = "a-bit", _("Een beetje")
    NO = "no", _("Niet")


class AskingState(models.TextChoices):
    OPEN = "open", _("open")
    TALKED = "talked", _("we spraken elkaar")
    NOT_NOW = "not-now", _("nu even niet")


class IdeaState(models.TextChoices):
    NEW = "new", _("nieuw")
    TAKEN = "taken", _("een kaart geworden")
    LEFT = "left", _("niet overgenomen")


class NominationState(models.TextChoices):
    OPEN = "open", _("wordt bekeken")
    PUBLISHED = "published", _("in de set van de organisatie")
    DECLINED = "declined", _("niet overgenomen")


# The three good endings of a trial, always in this order and always the same size.
ENDINGS = (TrialState.KEPT, TrialState.CHANGED, TrialState.LEARNED)
RUNNING = (TrialState.TRYING, TrialState.PAUSED)
# After which of them a card may go to everybody.
WORTH_PASSING_ON = (TrialState.KEPT, TrialState.CHANGED)

STARTER_NAME = _("84 kleine goede gewoonten")
LICENCE = "CC BY 4.0"
LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0")
TITLE_LENGTH, TEXT_LENGTH, IF_THEN_LENGTH, QUESTION_LENGTH = 60, 140, 140, 110
MOMENT_LENGTH, READ_ALOUD_LENGTH, ORIGIN_LENGTH = 60, 200, 80
# As long as fits above a card on paper, beside its number.
OWN_THEME_LENGTH = 24
LINE_LENGTH = 140
SEEN_LENGTH = 2000
# Above this many words a card asks more than one thing; the editor says so and does not refuse.
LONG_CARD_WORDS = 20
# A deck is balanced when no pile differs more than this from the mean of the three.
BALANCE = 0.10
FIRST_OWN_NUMBER = 101
CARDS_PER_PAGE = 24
BACKS_IN_FAN = 7
SPOT_TOKEN_LENGTH = 12
# Draws that no team makes in a day: then it is a machine, or a child with a tablet.
DRAWS_PER_DAY = 200
# How long before and after the time of a handover its card hangs on the wall, and how many a day has.
HANDOVER_BEFORE, HANDOVER_AFTER = timedelta(minutes=5), timedelta(minutes=40)
HANDOVERS_A_DAY = 3
TRIAL_DAYS = 14
TRIAL_LIMITS = (7, 42)
LOOK_AFTER_DAYS = 7
OWN_DECK_LIMIT, OWN_DECK_NAME_LENGTH = 12, 40
PLEDGE_REMINDER_LIMIT = timedelta(days=92)
ADVOCATE_CAP = 3
ASKING_OPEN_DAYS = 30
CHECKERS = 2
ANSWER_DAYS = 14
TRIED_DAYS = 14
# Figures over an organisation: never below this many teams.
FIGURES_TEAMS = 5
FIGURES_WEEKS = 12
UNDO_FOR = timedelta(hours=1)
DRAWS_KEPT = timedelta(days=2 * 365)
GIFT_KEPT = timedelta(days=365)
BUNDLE_FORMAT, BUNDLE_VERSION = "rugzak-cards", 1
BUNDLE_BYTES_LIMIT = 1_000_000
BUNDLE_CARDS_LIMIT = 500
