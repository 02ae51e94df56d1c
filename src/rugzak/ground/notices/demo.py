"""What the demo would have mailed. Exists in demo mode only, and only while no mail server is set."""

from django.conf import settings

from rugzak.ground.notices.models import OutgoingMail
from rugzak.ground.notices.queries import shown_in_demo
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import all_organisations


def shows_post() -> bool:
    return bool(settings.DEMO and not settings.MAIL_SERVER)


def letters_of_the_demo() -> list[OutgoingMail]:
    """The newest mails of every organisation: in the demo all hats belong to the same visitor."""
    letters: list[OutgoingMail] = []
    for organisation_id in all_organisations():
        with inside(organisation_id):
            letters.extend(shown_in_demo())
    return sorted(letters, key=lambda mail: mail.created_at, reverse=True)
