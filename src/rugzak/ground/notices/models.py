"""Notices, how somebody wants to hear of them, and the mail that goes out."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.words import (
    MANNERS,
    QUIET_FROM,
    QUIET_UNTIL,
    MailKind,
    MailState,
    Manner,
    NoticeKind,
)
from rugzak.ground.tenancy.models import Owned


class Notice(Owned):
    """Something is waiting for this member. It holds a kind and a path, no text."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=NoticeKind)
    at = models.DateTimeField(default=timezone.now)
    link = models.CharField(max_length=200)
    subject_id = models.UUIDField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "member", "-at"], name="notice_of_member"),
            models.Index(fields=["organisation", "member"], name="notice_unseen", condition=Q(seen_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(link__startswith="/") & ~Q(link__startswith="//"), name="notice_link_is_ours"
            )
        ]

    @property
    def manner(self) -> Manner:
        return MANNERS[self.kind]


class NoticeChoice(Owned):
    """How one member wants to hear of one kind; without a row the kind's own manner holds."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=NoticeKind)
    on_bell = models.BooleanField(default=True)
    by_mail = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "member", "kind"], name="notice_choice_once")
        ]


class QuietHours(Owned):
    """When this member wants no mail, in local wall-clock time; it may run over midnight."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    is_on = models.BooleanField(default=True)
    starts = models.TimeField(_("stil vanaf"), default=QUIET_FROM)
    ends = models.TimeField(_("tot"), default=QUIET_UNTIL)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "member"], name="quiet_hours_once"),
            models.CheckConstraint(
                condition=Q(is_on=False) | ~Q(starts=models.F("ends")),
                name="quiet_hours_span",
                violation_error_message=_("Kies twee verschillende tijden."),
            ),
        ]


class OutgoingMail(Owned):
    """A mail, written in the transaction of the deed that causes it and sent later by the worker.

    Its Message-ID is fixed here, so that a mail server that gets it twice can see
    that it is the same one. Address and text go after a week; the fact stays a year.
    """

    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    to = models.EmailField(blank=True)
    kind = models.CharField(max_length=8, choices=MailKind)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    settings_link = models.CharField(max_length=200, blank=True)
    message_id = models.CharField(max_length=120)
    state = models.CharField(max_length=7, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "message_id"], name="mail_message_id_once"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | ~Q(state=MailState.SENT) & Q(sent_at=None),
                name="mail_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=MailState.WAITING) | ~Q(to=""), name="mail_waiting_has_address"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "member"], name="mail_waiting", condition=Q(state=MailState.WAITING)
            ),
            models.Index(fields=["organisation", "created_at"], name="mail_created"),
        ]
