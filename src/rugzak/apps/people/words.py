"""Kinds of teams and employments. Imports nothing of ours."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamKind(models.TextChoices):
    """When a team mostly works: it decides which moments make sense to offer."""

    DAY = "day", _("dagteam")
    EVENING = "evening", _("avondteam")
    NIGHT = "night", _("nachtteam")
    ROUTE = "route", _("wijkteam")


class EmploymentKind(models.TextChoices):
    STAFF = "staff", _("in dienst")
    VOLUNTEER = "volunteer", _("vrijwilliger")
    STUDENT = "student", _("student of stagiair")
    EXTERNAL = "external", _("van buiten")
