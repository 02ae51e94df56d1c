"""Send one mail by SMTP. It runs in the worker, and may run twice without harm."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from rugzak.ground.happenings.services import record
from rugzak.ground.jobs.services import job
from rugzak.ground.notices.events import MailGivenUp
from rugzak.ground.notices.mail_server import MailServer
from rugzak.ground.notices.models import OutgoingMail
from rugzak.ground.notices.words import LONGEST_PAUSE, MAIL_TRIES, MailKind, MailState


@job(name="notices.send_mail")
def send_mail(mail_id: str) -> None:
    send(mail_id=UUID(mail_id), at=timezone.now())


def send(*, mail_id: UUID, at: datetime) -> OutgoingMail | None:
    """Hand a waiting mail to the mail server; on failure write down why and queue the next try.

    The row is locked meanwhile, so two workers never send the same mail at once.
    What SMTP cannot promise: when the server takes it and we die before we write
    that down, it goes out again, with the same Message-ID.
    """
    waiting = OutgoingMail.objects.select_for_update(skip_locked=True)
    mail = waiting.filter(pk=mail_id, state=MailState.WAITING).first()
    if mail is None:
        return None
    if settings.MAIL_SERVER is None:  # taken away since the mail was written
        mail.state = MailState.HELD
        mail.save()
        return mail
    mail.attempts += 1
    try:
        _hand_over(mail, settings.MAIL_SERVER)
    except OSError as trouble:  # what smtplib raises is an OSError too
        _try_later(mail, trouble, at)
    else:
        mail.state, mail.sent_at, mail.trouble = MailState.SENT, at, ""
    if mail.state != MailState.WAITING:
        _empty(mail)
    mail.save()
    if mail.state == MailState.FAILED:
        record(MailGivenUp(mail_id=mail.pk))
    return mail


def _empty(mail: OutgoingMail) -> None:
    """A code still works for a few minutes and a guest's link opens an answer: not for who reads the database."""
    if mail.kind == MailKind.SIGN_IN and mail.state == MailState.SENT:
        mail.text = mail.html = ""
    elif mail.kind == MailKind.GUEST:
        mail.to = mail.subject = mail.text = mail.html = mail.settings_link = ""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many failures."""
    return min(timedelta(minutes=2 ** (attempts - 1)), LONGEST_PAUSE)


def _hand_over(mail: OutgoingMail, server: MailServer) -> None:
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    if mail.settings_link:
        headers["List-Unsubscribe"] = f"<{mail.settings_link}>"
    letter = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers=headers | {"Content-Language": mail.language},
        connection=EmailBackend(
            host=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.starttls,
            use_ssl=server.tls,
            timeout=settings.MAIL_TIMEOUT_SECONDS,
        ),
    )
    if mail.html:
        letter.attach_alternative(mail.html, "text/html")
    letter.send()


def _try_later(mail: OutgoingMail, trouble: Exception, at: datetime) -> None:
    mail.trouble = _name_of(trouble)
    if mail.attempts >= MAIL_TRIES or _is_for_good(trouble):
        mail.state = MailState.FAILED
        return
    mail.not_before = at + pause_after(mail.attempts)
    send_mail.later(at=mail.not_before, mail_id=mail.pk)


def _codes(trouble: Exception) -> list[int]:
    if isinstance(trouble, SMTPRecipientsRefused):
        return [code for code, _words in trouble.recipients.values()]
    return [trouble.smtp_code] if isinstance(trouble, SMTPResponseException) else []


def _is_for_good(trouble: Exception) -> bool:
    """The server says never (5xx) about this address; about itself it may change its mind."""
    return isinstance(trouble, SMTPRecipientsRefused) and all(code >= 500 for code in _codes(trouble))


def _name_of(trouble: Exception) -> str:
    """What went wrong, without the server's words: they quote the address."""
    return " ".join([type(trouble).__name__, *map(str, _codes(trouble))])[:60]
