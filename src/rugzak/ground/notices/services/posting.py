"""Put a mail in the outbox: a row and a job, both in the caller's transaction."""

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import OutgoingMail
from rugzak.ground.notices.services.sending import send_mail
from rugzak.ground.notices.words import MailKind, MailState


@transaction.atomic
def post(
    *,
    to: str,
    kind: MailKind,
    subject: str,
    text: str,
    html: str = "",
    member: Member | None = None,
    settings_link: str = "",
    not_before: datetime | None = None,
) -> OutgoingMail:
    """Write the mail down, to be sent from ``not_before`` (aware) on.

    Without a mail server it is only kept, as ``held``: starting to mail later must
    not send the mail of long ago.
    """
    moment = not_before or timezone.now()
    mail = OutgoingMail.objects.create(
        to=to,
        member=member,
        kind=kind,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        subject=" ".join(subject.split()),
        text=text,
        html=html,
        settings_link=settings_link,
        message_id=f"<{new_id()}@{_own_domain()}>",
        state=MailState.WAITING if settings.MAIL_SERVER else MailState.HELD,
        not_before=moment,
    )
    if mail.state == MailState.WAITING:
        send_mail.later(at=moment if moment > timezone.now() else None, mail_id=mail.pk)
    return mail


def _own_domain() -> str:
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return address.rpartition("@")[2] or "rugzak.invalid"
