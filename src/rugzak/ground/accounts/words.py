"""Roles, lanes and limits. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do here beside being a colleague; each is granted within a scope."""

    ADMINISTRATOR = "administrator", _("beheerder")
    PROGRAMME_MANAGER = "programme-manager", _("programmamanager")
    COACH = "coach", _("coach")
    TEAM_LEAD = "team-lead", _("teamleider")
    HR = "hr", _("personeelszaken")
    BOARD = "board", _("bestuurder")
    WORKS_COUNCIL = "works-council", _("ondernemingsraad")
    PRIVACY_OFFICER = "privacy-officer", _("functionaris gegevensbescherming")
    FACILITATOR = "facilitator", _("gespreksleider")


class Lane(models.TextChoices):
    """How sure we are who this is. The low lane opens one's own diary and no notes."""

    FULL = "full", _("volledig")
    LOW = "low", _("beperkt")


class DeviceKind(models.TextChoices):
    OWN = "own", _("eigen telefoon of computer")
    SHARED = "shared", _("gedeelde tablet")


class CodePurpose(models.TextChoices):
    FIRST_SIGN_IN = "first", _("eerste keer inloggen")
    LOST_PHONE = "lost", _("telefoon kwijt")


PAPER_CODE_LIFE = timedelta(hours=24)
OWN_IDLE, OWN_LIFE = timedelta(minutes=60), timedelta(hours=12)
SHARED_IDLE, SHARED_LIFE = timedelta(minutes=3), timedelta(hours=9)
TRIES_PER_ACCOUNT_PER_HOUR = 10
TRIES_PER_ADDRESS_PER_HOUR = 20
PIN_LENGTHS = (6, 12)
