"""Django's way to the outbox: what a library mails goes through it as well.

That is how codes for signing in travel. Their receiver is found by the user that
has the address; no user, no mail, so that nobody can make us write to strangers.
"""

from collections.abc import Iterable
from uuid import UUID

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from rugzak.ground.accounts.models import Member, User
from rugzak.ground.notices.services.posting import Letter, post
from rugzak.ground.notices.words import MailKind
from rugzak.ground.tenancy.context import current_organisation_id, inside, is_inside
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose


class OutboxBackend(BaseEmailBackend):
    """Writes a row per receiver; sends nothing itself."""

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        return sum(self._post(message, address) for message in email_messages for address in message.to)

    def _post(self, message: EmailMessage, address: str) -> bool:
        user = User.objects.filter(email__iexact=address, is_active=True).first()
        organisation = _organisation_of(user) if user else None
        if user is None or organisation is None:
            return False
        with inside(organisation):
            post(
                Letter(
                    to=address,
                    member=Member.objects.filter(user=user).first(),
                    kind=MailKind.SIGN_IN,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=_html_of(message),
                )
            )
        return True


def _organisation_of(user: User) -> UUID | None:
    """Where we are, when the user works there too; else the first place they work."""
    places = behind(purpose=DoorPurpose.USER, token=str(user.pk))
    if is_inside() and current_organisation_id() in places:
        return current_organisation_id()
    return next(iter(places), None)


def _html_of(message: EmailMessage) -> str:
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return next((str(part[0]) for part in alternatives if part[1] == "text/html"), "")
