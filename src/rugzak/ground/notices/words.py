"""Kinds of notices with what they say, states of a mail, and limits. Imports nothing of ours.

No sentence here tells what something is about or who it is from: it may be read
over somebody's shoulder, or in a mailbox that a family shares.
"""

from dataclasses import dataclass
from datetime import time, timedelta

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """What a notice is about, as coarse as somebody needs to choose how to hear of it."""

    REQUEST = "request", _("Vragen waar jij bij kunt helpen")
    ANSWER = "answer", _("Nieuws over iets dat jij vroeg")
    VISIT = "visit", _("Veranderingen in je agenda")
    SHARED = "shared", _("Iets dat iemand met je deelt")
    READING = "reading", _("Wie iets opende dat over jou gaat")
    WORK = "work", _("Iets dat op jou wacht in je rol")
    ACCOUNT = "account", _("Je account en je veiligheid")


@dataclass(frozen=True)
class Manner:
    """How a kind is told, unless somebody chooses otherwise. ``short`` is its name in a filter."""

    sentence: str | Promise
    short: str | Promise
    icon: str
    by_mail: bool = True
    urgent: bool = False


MANNERS: dict[str, Manner] = {
    NoticeKind.REQUEST: Manner(
        _("Er is een vraag waar jij misschien bij kunt helpen."), _("Vragen"), "hand-heart"
    ),
    NoticeKind.ANSWER: Manner(_("Er is nieuws over iets dat jij vroeg."), _("Antwoorden"), "message-circle"),
    NoticeKind.VISIT: Manner(_("Er is iets veranderd in je agenda."), _("Agenda"), "calendar-days"),
    NoticeKind.SHARED: Manner(_("Iemand deelt iets met je."), _("Gedeeld"), "share-2"),
    NoticeKind.READING: Manner(
        _("Iemand wilde iets openen dat over jou gaat."), _("Inzage"), "eye", by_mail=False
    ),
    NoticeKind.WORK: Manner(_("Er wacht iets op jou."), _("Mijn rol"), "inbox"),
    NoticeKind.ACCOUNT: Manner(
        _("Er is iets veranderd aan je account."), _("Account"), "shield-alert", urgent=True
    ),
}


class MailKind(models.TextChoices):
    """Mail that something is waiting, without which somebody cannot sign in, or to a guest without an account."""

    NOTICE = "notice", _("er staat iets klaar")
    SIGN_IN = "sign-in", _("inloggen")
    GUEST = "guest", _("uitnodiging van een gast")


class MailState(models.TextChoices):
    WAITING = "waiting", _("wacht")
    SENT = "sent", _("verstuurd")
    FAILED = "failed", _("niet gelukt")
    # No mail server is configured: in the demo, the page with the post shows it.
    HELD = "held", _("niet verstuurd, want er is geen mailserver")


QUIET_FROM, QUIET_UNTIL = time(20, 0), time(7, 0)
# After the n-th failure: 1, 2, 4, ... minutes, at most 6 hours; 14 tries are about a day and a half.
MAIL_TRIES = 14
LONGEST_PAUSE = timedelta(hours=6)
BODY_KEPT, FACT_KEPT = timedelta(days=7), timedelta(days=365)
NOTICE_KEPT = timedelta(days=90)
NOTICES_PER_PAGE = 20
