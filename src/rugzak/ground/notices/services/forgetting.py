"""What is let go of, and when (see data_map)."""

from datetime import datetime

from django.db import transaction

from rugzak.ground.notices.models import Notice, OutgoingMail
from rugzak.ground.notices.words import BODY_KEPT, FACT_KEPT, NOTICE_KEPT, MailState


@transaction.atomic
def forget(*, at: datetime) -> None:
    """Empty mails of more than a week, remove mails of more than a year and notices of more than 90 days.

    A mail that still waits after a week is not worth sending any more: it becomes
    failed. Running it twice changes nothing.
    """
    old = OutgoingMail.objects.filter(created_at__lt=at - BODY_KEPT)
    old.filter(state=MailState.WAITING).update(state=MailState.FAILED, trouble="te oud")
    old.exclude(to="", text="").update(to="", subject="", text="", html="", settings_link="")
    OutgoingMail.objects.filter(created_at__lt=at - FACT_KEPT).delete()
    Notice.objects.filter(at__lt=at - NOTICE_KEPT).delete()
