"""A proof of having been at a session: who, when, how long and which way of working. Nothing of what was said."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rugzak.apps.gatherings.models import Invitation
from rugzak.ground.print import typesetting
from rugzak.ground.ui.dates import moment_words

LAYOUT = "apps/gatherings/data/bewijs.typ"


def proof_of(invitation: Invitation) -> bytes:
    """A PDF/UA file for the member of this invitation."""
    row = invitation.gathering
    assert invitation.member is not None
    return typesetting.pdf(
        LAYOUT,
        {
            "title": _("Bewijs van deelname"),
            "organisation": row.organisation.name,
            "name": invitation.member.display_name,
            "facts": [
                [_("Sessie"), row.title],
                [_("Werkvorm"), row.method_name],
                [_("Wanneer"), moment_words(row.starts_at)],
                [_("Hoe lang"), _("%(n)s minuten") % {"n": row.script.minutes}],
                [_("Begeleid door"), row.host.display_name],
            ],
            "words": {
                "was": _("was erbij"),
                "private": _(
                    "Wat er gezegd is, blijft in de kamer. Dit bewijs gaat alleen over aanwezigheid."
                ),
            },
        },
    )
