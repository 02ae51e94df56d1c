"""Put a mail in the outbox: a row and a job, both in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Letter:
    """A mail as it is written, in ``language``; it goes from ``not_before`` (aware) on."""

    to: str
    kind: MailKind
    subject: str
    text: str
    html: str = ""
    member: Member | None = None
    settings_link: str = ""
    language: str = ""
    not_before: datetime | None = None


def post(letter: Letter) -> OutgoingMail:
    """Write one mail down, to be sent from its moment on."""
    return post_all([letter])[0]


@transaction.atomic
def post_all(letters: Iterable[Letter]) -> list[OutgoingMail]:
    """Write these mails down, in one statement however many.

    Without a mail server they are only kept, as ``held``: starting to mail later must
    not send the mail of long ago.
    """
    now = timezone.now()
    mails = OutgoingMail.objects.bulk_create(_row(letter, now) for letter in letters)
    for mail in mails:
        if mail.state == MailState.WAITING:
            send_mail.later(at=mail.not_before if mail.not_before > now else None, mail_id=mail.pk)
    return mails


def _row(letter: Letter, now: datetime) -> OutgoingMail:
    return OutgoingMail(
        to=letter.to,
        member=letter.member,
        kind=letter.kind,
        language=letter.language or translation.get_language() or settings.LANGUAGE_CODE,
        subject=" ".join(letter.subject.split()),
        text=letter.text,
        html=letter.html,
        settings_link=letter.settings_link,
        message_id=f"<{new_id()}@{_own_domain()}>",
        state=MailState.WAITING if settings.MAIL_SERVER else MailState.HELD,
        not_before=letter.not_before or now,
    )


def _own_domain() -> str:
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return address.rpartition("@")[2] or "rugzak.invalid"
