"""Roles, lanes and limits. Imports nothing of ours."""

from datetime import timedelta
from enum import StrEnum

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


# They decide about people: what is between a colleague and a coach is never theirs, also not when they coach.
DECIDING = frozenset({Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.HR, Role.BOARD})


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
    INVITATION = "link", _("uitnodiging")


class Theme(models.TextChoices):
    """Light or dark; empty is what the device says."""

    DEVICE = "", _("Zoals dit apparaat")
    LIGHT = "light", _("Licht")
    DARK = "dark", _("Donker")


class Way(StrEnum):
    """A way to show who you are; several together make the full lane (``entering.lane_of``)."""

    PASSKEY = "passkey"
    PIN = "pin"
    TOTP = "totp"
    RECOVERY_CODE = "recovery-code"
    PASSWORD = "password"  # noqa: S105 (the name of a way in)
    MAIL_CODE = "mail-code"
    PAPER_CODE = "paper-code"
    LINK = "link"
    DEMO = "demo"


class Factor(models.TextChoices):
    """What somebody changed about their ways in; the message says no more than this."""

    PIN = "pin", _("pincode")
    PASSKEY = "passkey", _("toegangssleutel")
    PASSWORD = "password", _("wachtwoord")
    TOTP = "totp", _("codes van een app")
    RECOVERY_CODES = "recovery-codes", _("noodcodes")
    DEVICE = "device", _("apparaat")
    EVERYTHING = "everything", _("alles")


PAPER_CODE_LIFE = timedelta(hours=24)
INVITATION_LIFE = timedelta(hours=24)
CONFIRMED_FOR = timedelta(minutes=5)
# A session remembers when it was last used, but not at each page: that would be a write per read.
SEEN_STEP = timedelta(seconds=20)
WRONG_PINS = 5
# Asking for a code by mail always takes this long, whether a mail is made or not.
MAIL_TAKES = timedelta(milliseconds=60)
DEVICE_COOKIE_LIFE = timedelta(days=400)
OWN_IDLE, OWN_LIFE = timedelta(minutes=60), timedelta(hours=12)
SHARED_IDLE, SHARED_LIFE = timedelta(minutes=3), timedelta(hours=9)
TRIES_PER_ACCOUNT_PER_HOUR = 10
TRIES_PER_ADDRESS_PER_HOUR = 20
PIN_LENGTHS = (6, 12)
