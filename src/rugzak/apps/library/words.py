"""Kinds of pieces and limits. Imports nothing of ours."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class PieceKind(models.TextChoices):
    MODEL = "model", _("Zorgmodel")
    THEME = "theme", _("Themapagina")
    TALK = "talk", _("Gesprekspunten")


ICONS = {PieceKind.MODEL: "layers", PieceKind.THEME: "book-open", PieceKind.TALK: "message-circle"}
TITLE_LENGTH, SUMMARY_LENGTH, BODY_LENGTH = 100, 300, 10_000
PER_PAGE = 20
# After this long somebody looks again whether it is still right.
CHECK_AFTER = timedelta(days=365)
