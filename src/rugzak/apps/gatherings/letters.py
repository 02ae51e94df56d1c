"""What a mail to a guest says: when, where, and a link. Never what the session is about, nor who else comes."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.words import LetterKind
from rugzak.ground.notices.services import Letter
from rugzak.ground.notices.words import MailKind
from rugzak.ground.ui.dates import moment_words


def letter(gathering: Gathering, kind: LetterKind, *, to: str, token: str) -> Letter:
    """In the organisation's language. ``token`` is the guest's own link: it stands nowhere else."""
    with translation.override(gathering.organisation.language):
        said = _said(gathering, kind)
        stop = f"{settings.PUBLIC_ADDRESS}{reverse('gatherings:guest_stop', args=[token])}"
        words = {
            "said": said,
            "when": moment_words(gathering.starts_at),
            "where": gathering.where,
            "organisation": gathering.organisation.name,
            "link": f"{settings.PUBLIC_ADDRESS}{reverse('gatherings:guest', args=[token])}",
            "stop": stop,
            "asks": kind in (LetterKind.INVITED, LetterKind.MOVED),
            "is_off": kind == LetterKind.CANCELLED,
            "language": translation.get_language(),
        }
        return Letter(
            to=to,
            kind=MailKind.GUEST,
            subject=said,
            text=render_to_string("gatherings/mail/guest.txt", words),
            html=render_to_string("gatherings/mail/guest.html", words),
            settings_link=stop,
            language=gathering.organisation.language,
        )


def _said(gathering: Gathering, kind: LetterKind) -> str:
    """One sentence, which is the subject as well."""
    sentences = {
        LetterKind.INVITED: _("%(organisation)s nodigt je uit"),
        LetterKind.PLACE: _("Er is een plek voor je bij %(organisation)s"),
        LetterKind.MOVED: _("Een ander moment bij %(organisation)s"),
        LetterKind.CANCELLED: _("De bijeenkomst bij %(organisation)s gaat niet door"),
    }
    return sentences[kind] % {"organisation": gathering.organisation.name}
